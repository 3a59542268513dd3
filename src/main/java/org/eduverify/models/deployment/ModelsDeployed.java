package org.eduverify.models.deployment;

/** Somebody is deploying a process over engine REST; it holds once the transaction is committed. */
public record ModelsDeployed() {}
