package org.eduverify.directory;

import java.util.List;
import java.util.Optional;

/**
 * What an applicant's name and mail domain find in the directory.
 *
 * @param institution the organisation that the finding is about
 * @param named the organisations that bear the name but do not own the domain
 * @param differingWords words of the applicant's name that the organisation's names do not explain
 */
public record DirectoryMatch(
        Kind kind, Optional<Institution> institution, List<Institution> named, List<String> differingWords) {

    /** The findings, in analysts' words. */
    public enum Kind {
        /** The domain's owner bears this name. */
        NAME_AND_DOMAIN("name and domain"),
        /** The name tells of another organisation on the owner's domain: press, shop, alumni ... */
        AFFILIATE("affiliate on the domain"),
        /** The domain has an owner, and the name is not its name. */
        DOMAIN_ONLY("domain only"),
        /** The name is known, without this domain. */
        NAME_ONLY("name only"),
        /** The name is one organisation's and the domain another's. */
        DISAGREE("name and domain disagree"),
        /** Several organisations bear the name, and no domain tells which is meant. */
        SEVERAL("several candidates"),
        /** Neither is known. */
        NONE("none");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As the decision tables spell it. */
        public String words() {
            return words;
        }
    }

    static DirectoryMatch of(Kind kind, Institution institution) {
        return new DirectoryMatch(kind, Optional.of(institution), List.of(), List.of());
    }
}
