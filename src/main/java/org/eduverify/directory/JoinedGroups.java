package org.eduverify.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eduverify.directory.InstitutionJoining.Bond;
import org.eduverify.directory.InstitutionJoining.Member;
import org.eduverify.directory.InstitutionJoining.Pair;

/**
 * Groups records by their bonds, the surest first. A bond to two records of one register is ambiguous and joins neither;
 * a group holds two records of one register only if they share name and domain and at most one of them is open.
 */
final class JoinedGroups {

    private final Map<Long, Member> members;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Long, List<Member>> groupOf = new HashMap<>();
    private final Set<List<Long>> sameInOneRegister = new HashSet<>();

    JoinedGroups(Map<Long, Member> members) {
        this.members = members;
        members.values().forEach(member -> groupOf.put(member.id(), new ArrayList<>(List.of(member))));
    }

    void consider(Pair pair) {
        pairs.add(pair);
    }

    Collection<List<Member>> groups() {
        for (Pair pair : pairs) {
            Member one = members.get(pair.one());
            Member other = members.get(pair.other());
            boolean oneOpenAtMost = one.closed() || other.closed();
            if (one.release() == other.release() && pair.bond() == Bond.NAME_AND_DOMAIN && oneOpenAtMost) {
                sameInOneRegister.add(List.of(pair.one(), pair.other()));
                unite(one, other);
            }
        }
        Map<Bond, Map<List<Long>, Set<List<Member>>>> partners = partners();
        pairs.stream()
                .filter(pair -> members.get(pair.one()).release()
                        != members.get(pair.other()).release())
                .filter(pair -> isUnambiguous(pair, partners))
                .sorted(Comparator.comparing(Pair::bond)
                        .thenComparing(Pair::one)
                        .thenComparing(Pair::other))
                .forEach(pair -> unite(members.get(pair.one()), members.get(pair.other())));
        Set<List<Member>> groups = identities();
        List<List<Member>> ordered = new ArrayList<>();
        members.keySet().stream().sorted().map(groupOf::get).filter(groups::add).forEach(ordered::add);
        return ordered;
    }

    /** By bond, for each record and register: the groups, joined within their register, that it is bound to. */
    private Map<Bond, Map<List<Long>, Set<List<Member>>>> partners() {
        Map<Bond, Map<List<Long>, Set<List<Member>>>> partners = new HashMap<>();
        for (Pair pair : pairs) {
            note(partners, pair.bond(), members.get(pair.one()), members.get(pair.other()));
            note(partners, pair.bond(), members.get(pair.other()), members.get(pair.one()));
        }
        return partners;
    }

    private void note(Map<Bond, Map<List<Long>, Set<List<Member>>>> partners, Bond bond, Member from, Member to) {
        partners.computeIfAbsent(bond, key -> new HashMap<>())
                .computeIfAbsent(List.of(from.id(), to.release()), key -> identities())
                .add(groupOf.get(to.id()));
    }

    private boolean isUnambiguous(Pair pair, Map<Bond, Map<List<Long>, Set<List<Member>>>> partners) {
        Member one = members.get(pair.one());
        Member other = members.get(pair.other());
        return partners.get(pair.bond()).get(List.of(one.id(), other.release())).size() == 1
                && partners.get(pair.bond())
                                .get(List.of(other.id(), one.release()))
                                .size()
                        == 1
                && (pair.bond() != Bond.NAME_IN_COUNTRY || isAloneInItsRegister(one, other, partners));
    }

    /** A name that a register holds twice in the country does not say which of both is meant. */
    private boolean isAloneInItsRegister(
            Member one, Member other, Map<Bond, Map<List<Long>, Set<List<Member>>>> partners) {
        return partners.values().stream()
                .allMatch(bond -> bond.getOrDefault(List.of(one.id(), one.release()), Set.of())
                                .isEmpty()
                        && bond.getOrDefault(List.of(other.id(), other.release()), Set.of())
                                .isEmpty());
    }

    /** Groups are told apart by identity: their members change while they are joined. */
    private static <T> Set<T> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void unite(Member one, Member other) {
        List<Member> first = groupOf.get(one.id());
        List<Member> second = groupOf.get(other.id());
        if (first == second || !fit(first, second)) {
            return;
        }
        first.addAll(second);
        second.forEach(member -> groupOf.put(member.id(), first));
    }

    private boolean fit(List<Member> first, List<Member> second) {
        return first.stream().allMatch(one -> second.stream()
                .allMatch(other -> one.release() != other.release()
                        || sameInOneRegister.contains(
                                List.of(Math.min(one.id(), other.id()), Math.max(one.id(), other.id())))));
    }
}
