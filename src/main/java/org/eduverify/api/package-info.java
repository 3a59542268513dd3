/**
 * The REST interface for API clients: resources in the format of the vendor's client libraries, a common error body, and
 * idempotent creation of customers. It translates requests and contains no business rules.
 */
package org.eduverify.api;
