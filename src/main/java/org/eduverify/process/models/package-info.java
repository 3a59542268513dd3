/**
 * The models: their deployment at the start, what is looked at before any of them is let in, what their expressions may
 * reach, and how running instances come along to a newer version. It knows what models may say, and nothing about
 * customers.
 */
package org.eduverify.process.models;
