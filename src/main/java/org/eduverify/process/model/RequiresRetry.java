package org.eduverify.process.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a delegate that may fail for technical reasons, such as a look-up or a mail delivery. In a model, its element
 * needs a save point before it and a retry cycle, so that a failure is retried and does not roll back previous steps.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRetry {}
