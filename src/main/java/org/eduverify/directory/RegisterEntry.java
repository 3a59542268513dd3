package org.eduverify.directory;

import java.util.List;

/** One organisation as a register file lists it; {@code successor} is a source id of the same file, or null. */
record RegisterEntry(
    String sourceId,
    String name,
    List<String> names,
    String country,
    String city,
    List<String> domains,
    InstitutionKind kind,
    InstitutionStatus status,
    String successor) {}
