/**
 * The REST interface for API clients: resources in the shapes of the vendor's client libraries, one error body, and
 * creating requests that may be repeated. It translates and decides nothing.
 */
package org.eduverify.api;
