/**
 * The import of register files: the formats, reading them as a stream, and releases that become visible completely or
 * not at all. It knows how organisations are stored, but not how they are looked up. The door is {@link
 * org.eduverify.directory.imports.RegisterImports}.
 */
package org.eduverify.directory.imports;
