/**
 * The models that business analysts deploy: their check, their deployment, the migration of running instances, and the
 * trial of changed tables on past attempts. The packages depend on what models may contain, but not on customers.
 */
package org.eduverify.models;
