/**
 * Plug-ins of the process engine: command interceptors, the tenant of a new instance, the FEEL engine, and the trace of
 * evaluated decision tables. Only this package configures the engine for the process; access configures identities and
 * models the deployment.
 */
package org.eduverify.process.engine;
