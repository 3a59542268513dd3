package org.eduverify.directory.imports;

/**
 * What a server sends with a file, so that a client can ask whether the file has changed (RFC 9110, 8.8).
 *
 * @param etag value of the header {@code ETag}, or null
 * @param lastModified value of the header {@code Last-Modified}, or null
 */
record Validators(String etag, String lastModified) {

    static final Validators NONE = new Validators(null, null);
}
