/**
 * The institution directory: registers of institutions, their releases, look-up by domain and by name, and what the
 * suffix of a domain tells. It knows no customer. The door is {@link org.eduverify.directory.InstitutionDirectory}.
 */
package org.eduverify.directory;
