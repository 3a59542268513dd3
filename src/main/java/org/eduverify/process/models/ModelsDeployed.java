package org.eduverify.process.models;

/** Somebody is deploying a process over engine REST; it holds once the transaction is committed. */
record ModelsDeployed() {}
