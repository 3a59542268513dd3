/**
 * The demo users and demo customers of the embedded mode. They do not exist if a database is configured.
 */
package org.eduverify.demo;
