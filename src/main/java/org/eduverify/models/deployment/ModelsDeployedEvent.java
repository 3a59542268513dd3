package org.eduverify.models.deployment;

/** Published when a process is deployed over engine REST, before the transaction is committed. */
public record ModelsDeployedEvent() {}
