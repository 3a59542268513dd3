/**
 * The deployment of models from the jar, from a folder and over engine REST, comparison with deployed versions, and the
 * beans that expressions in models may use. The check itself lives beside it.
 */
package org.eduverify.models.deployment;
