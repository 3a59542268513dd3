/**
 * Plug-ins of the process engine: command interceptors, the tenant of new instances, the FEEL engine, and the trace of
 * evaluated decision tables. Identities are configured in {@code access}, the deployment in {@code models}.
 */
package org.eduverify.process.engine;
