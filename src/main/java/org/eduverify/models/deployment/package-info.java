/**
 * The deployment of models from the jar, from a folder and over engine REST, the comparison with deployed versions, and
 * the beans that are available to expressions in models. The check itself is in {@code models.check}.
 */
package org.eduverify.models.deployment;
