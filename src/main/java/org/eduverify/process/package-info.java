/**
 * Everything that knows the engine: the delegates and listeners that the model names, the deployment of the models,
 * and the door through which the floors above start and move process instances. A delegate or listener is called like
 * the element it serves; it reads variables, calls one method of the domain and writes variables.
 */
package org.eduverify.process;
