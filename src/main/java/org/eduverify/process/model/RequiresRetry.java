package org.eduverify.process.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A delegate whose work may fail although nothing is wrong with the case, such as a look-up or a mail. A model needs a
 * save point before it and a retry cycle at it, so that a failure is tried again and undoes nothing before it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiresRetry {}
