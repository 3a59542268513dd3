/**
 * The models: their deployment at the start, what is looked at before any of them is let in, and what their expressions
 * may reach. It knows what models may say, and nothing about customers.
 */
package org.eduverify.process.models;
