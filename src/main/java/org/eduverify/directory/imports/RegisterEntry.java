package org.eduverify.directory.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eduverify.directory.Hosts;
import org.eduverify.directory.InstitutionKind;
import org.eduverify.directory.InstitutionStatus;

/**
 * One organisation as a register lists it.
 *
 * @param names all names in all languages, former ones included; the first is the one to show
 * @param identifiers identifiers that other registers may use for it, the source id included under its scheme
 * @param parents the bodies that run it
 */
record RegisterEntry(
        String sourceId,
        List<String> names,
        Place place,
        Addresses addresses,
        InstitutionKind kind,
        Standing standing,
        List<Identifier> identifiers,
        List<Parent> parents) {

    /**
     * Where the organisation is.
     *
     * @param countries ISO 3166-1 alpha-2; the first is where it is seated
     * @param region state, province or county in the register's own words, or empty
     */
    record Place(List<String> countries, String region, String city, String postalCode) {}

    /**
     * How the organisation is reached over the internet; everything is lower case and ASCII where domains allow it.
     *
     * @param domains domains that the register gives as its own
     * @param websites hosts of its websites without {@code www.}; the first is the main one
     * @param mailboxes exact mail addresses
     */
    record Addresses(List<String> domains, List<String> websites, List<String> mailboxes) {}

    /**
     * Whether the organisation exists.
     *
     * @param successor source id of the same register, or null
     * @param closedOn null if it is open or the day is unknown
     */
    record Standing(InstitutionStatus status, String successor, LocalDate closedOn) {}

    /** An identifier of a scheme in lower case, for example {@code ror} or {@code nces}. */
    record Identifier(String scheme, String value) {

        static Identifier of(String scheme, String value) {
            String text = value.strip();
            return new Identifier(
                    scheme,
                    switch (scheme) {
                        case "ror" -> text.substring(text.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
                        case "isni" -> text.replaceAll("[\\s-]", "");
                        default -> text;
                    });
        }

        /** Source id of a body that has no entry of its own in the file. */
        String asSourceId() {
            return scheme + ":" + value;
        }
    }

    /**
     * A body that runs the organisation.
     *
     * @param sourceId id of its entry in the same register
     * @param identifier null if the body has an entry of its own in the file
     * @param name null unless its entry is to be made from this reference
     * @param kind null without a name
     */
    record Parent(String sourceId, Identifier identifier, String name, InstitutionKind kind) {

        /** A body that has a row of its own in the file. */
        static Parent listed(String sourceId) {
            return new Parent(sourceId, null, null, null);
        }

        /** A body that the file only refers to; an empty name leaves it without an entry. */
        static Parent named(Identifier identifier, String name, InstitutionKind kind) {
            return name.isBlank()
                    ? new Parent(identifier.asSourceId(), identifier, null, null)
                    : new Parent(identifier.asSourceId(), identifier, name.strip(), kind);
        }
    }

    String name() {
        return names.isEmpty() ? "" : names.get(0);
    }

    List<String> countries() {
        return place.countries;
    }

    String country() {
        return place.countries.get(0);
    }

    String region() {
        return place.region;
    }

    String city() {
        return place.city;
    }

    List<String> domains() {
        return addresses.domains;
    }

    List<String> mailboxes() {
        return addresses.mailboxes;
    }

    /** Host of the main website, or null. */
    String websiteHost() {
        return addresses.websites.isEmpty() ? null : addresses.websites.get(0);
    }

    InstitutionStatus status() {
        return standing.status;
    }

    String successor() {
        return standing.successor;
    }

    static Builder builder(String sourceId, String name) {
        return new Builder(sourceId, name);
    }

    /** Collects what a row says; what is not set is unknown. */
    static final class Builder {

        private final String sourceId;
        private final List<String> names = new ArrayList<>();
        private final Set<String> countries = new LinkedHashSet<>();
        private final Set<String> domains = new LinkedHashSet<>();
        private final Set<String> websites = new LinkedHashSet<>();
        private final Set<String> mailboxes = new LinkedHashSet<>();
        private final Set<Identifier> identifiers = new LinkedHashSet<>();
        private final Set<Parent> parents = new LinkedHashSet<>();
        private String region = "";
        private String city = "";
        private String postalCode = "";
        private InstitutionKind kind = InstitutionKind.OTHER;
        private InstitutionStatus status = InstitutionStatus.ACTIVE;
        private String successor;
        private LocalDate closedOn;

        private Builder(String sourceId, String name) {
            this.sourceId = sourceId;
            names.add(name);
        }

        Builder names(Collection<String> others) {
            names.addAll(others);
            return this;
        }

        Builder countries(Collection<String> codes) {
            codes.forEach(code -> countries.add(code.strip().toUpperCase(Locale.ROOT)));
            return this;
        }

        Builder place(String newRegion, String newCity, String newPostalCode) {
            region = newRegion;
            city = newCity;
            postalCode = newPostalCode;
            return this;
        }

        /** Adds a domain, a web address or mail addresses, whichever the cell of a column of domains holds. */
        Builder domain(String text) {
            if (text.indexOf('@') >= 0) {
                return mailboxes(text);
            }
            Set<String> kindOfAddress = text.indexOf('/') >= 0 ? websites : domains;
            Hosts.of(text).ifPresent(kindOfAddress::add);
            return this;
        }

        Builder website(String address) {
            Hosts.of(address).ifPresent(websites::add);
            return this;
        }

        /** Adds every mail address that the text holds, as in {@code Elm Library <office@elm.org>}. */
        Builder mailboxes(String text) {
            mailboxes.addAll(ListedMailboxes.in(text));
            return this;
        }

        /** Adds an identifier unless its value is empty. */
        Builder identifier(String scheme, String value) {
            Identifier identifier = Identifier.of(scheme, value);
            if (!identifier.value().isEmpty()) {
                identifiers.add(identifier);
            }
            return this;
        }

        Builder parent(Parent parent) {
            if (!parent.sourceId().equals(sourceId)) {
                parents.add(parent);
            }
            return this;
        }

        Builder kind(InstitutionKind newKind) {
            kind = newKind;
            return this;
        }

        /** Marks a closed organisation; the successor's source id and the day may be null. */
        Builder closed(String newSuccessor, LocalDate day) {
            status = newSuccessor == null ? InstitutionStatus.CLOSED : InstitutionStatus.SUCCEEDED;
            successor = newSuccessor;
            closedOn = day;
            return this;
        }

        /** The source id of an organisation that carries on its work, although it is not closed. */
        Builder successor(String newSuccessor) {
            successor = newSuccessor;
            return this;
        }

        RegisterEntry build() {
            return new RegisterEntry(
                    sourceId,
                    List.copyOf(names),
                    new Place(List.copyOf(countries), region, city, postalCode),
                    new Addresses(List.copyOf(domains), List.copyOf(websites), List.copyOf(mailboxes)),
                    kind,
                    new Standing(status, successor, closedOn),
                    List.copyOf(identifiers),
                    List.copyOf(parents));
        }
    }
}
