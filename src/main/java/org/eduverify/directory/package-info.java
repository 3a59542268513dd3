/**
 * The institution directory: look-up by domain and by name, how names are compared, and what the suffix of a domain
 * tells; the registers are brought in by the package {@code imports}. It knows no customer. The door is {@link
 * org.eduverify.directory.InstitutionDirectory}.
 */
package org.eduverify.directory;
