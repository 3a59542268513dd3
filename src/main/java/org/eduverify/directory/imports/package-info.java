/**
 * The import of register files: formats and mappings, reading files as a stream, fetching them from addresses, and releases
 * that become visible completely or not at all. This package stores organisations; it does not look them up. Its facade is
 * {@link org.eduverify.directory.imports.RegisterImports}.
 */
package org.eduverify.directory.imports;
