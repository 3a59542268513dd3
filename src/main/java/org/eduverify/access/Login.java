package org.eduverify.access;

import java.util.List;

/**
 * A login that was checked, in the engine's terms.
 *
 * @param groups ids of the groups that the user belongs to
 * @param tenants ids of the partners that the user may look into, also by way of a group
 */
public record Login(String userId, List<String> groups, List<String> tenants) {}
