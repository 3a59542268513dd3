/**
 * Users and customers of the embedded mode, one customer at each waiting point of the process. Nothing here exists when a
 * database is configured.
 */
package org.eduverify.demo;
