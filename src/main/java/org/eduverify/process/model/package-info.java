/**
 * The names shared by code and model: ids, process variables and form fields, with helpers that read them from an
 * execution or a task. A test compares them with the model. This package contains no rules and no database access.
 */
package org.eduverify.process.model;
