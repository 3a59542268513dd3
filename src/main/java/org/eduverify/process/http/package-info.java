/**
 * Customizes engine REST and the web applications: exception mappers, visibility of resources, page sizes and style sheets.
 * Permissions are configured in {@code access}.
 */
package org.eduverify.process.http;
