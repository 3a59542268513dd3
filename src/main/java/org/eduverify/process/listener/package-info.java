/**
 * One listener for each user task and business rule task of the model, called like the task. Before the work it puts
 * what is to be seen into task-local variables; after it, it checks what came back and hands it to the domain.
 */
package org.eduverify.process.listener;
