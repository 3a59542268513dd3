/**
 * What engine REST and the web applications answer over HTTP: exception mappers, filters for what a user may see, limits
 * of lists, and style sheets. It does not decide who may do what.
 */
package org.eduverify.process.http;
