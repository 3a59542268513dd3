/**
 * What business analysts deploy: the check of models, their deployment, the migration of running instances, and the trial
 * of changed tables on past attempts. It knows what models may contain, and nothing about customers.
 */
package org.eduverify.models;
