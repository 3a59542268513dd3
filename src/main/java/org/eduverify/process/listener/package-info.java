/**
 * One listener for each user task and for the business rule task that decides eligibility, named after the task. When a
 * task is created, the listener writes the data for its form into task-local variables. When the task is completed, it
 * validates the submitted values and passes them to the domain.
 */
package org.eduverify.process.listener;
