package org.eduverify.directory;

/**
 * An organisation as a register knows it.
 *
 * @param register name and release of the register, for example {@code sample register 2026-11}
 * @param sourceId the register's own id for it
 * @param country ISO 3166-1 alpha-2
 * @param successor name of the organisation that took over, or null
 */
public record Institution(
    long id,
    String register,
    String sourceId,
    String name,
    String country,
    InstitutionKind kind,
    InstitutionStatus status,
    String successor) {}
