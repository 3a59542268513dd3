/**
 * The names that code and model share: ids, process variables, form fields, and small helpers that read them from an
 * execution or a task. A test compares them with the deployed model. No rule and no access to our tables lives here.
 */
package org.eduverify.process.model;
