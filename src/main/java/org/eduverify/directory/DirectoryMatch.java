package org.eduverify.directory;

import java.util.List;
import java.util.Optional;

/**
 * What an applicant's name and mail domain find in the directory.
 *
 * @param institution the organisation that the finding is about
 * @param named the organisations that bear the name but do not own the domain
 * @param differingWords words of the applicant's name that the organisation's names do not explain
 * @param mailDomain what right the institution has to the mail domain
 * @param meaning what the mail domain means by who shares it
 * @param closedElsewhere whether a register knows a closed institution of this name that the institution found may be
 */
public record DirectoryMatch(
        Kind kind,
        Optional<Institution> institution,
        List<Institution> named,
        List<String> differingWords,
        MailDomain mailDomain,
        DomainMeaning meaning,
        boolean closedElsewhere) {

    /** The findings, in analysts' words. */
    public enum Kind {
        /** The domain's owner bears this name. */
        NAME_AND_DOMAIN("name and domain"),
        /** The domain has an owner, and the name is in a script in which the registers do not know the owner's name. */
        NOT_COMPARABLE("not comparable"),
        /** The name is that of another organisation on the owner's domain: press, shop, alumni ... */
        AFFILIATE("affiliate on the domain"),
        /** The domain has an owner, and the name is not its name. */
        DOMAIN_ONLY("domain only"),
        /** The name is known, without this domain, but the applicant's website is on this domain, too. */
        NAME_AND_WEBSITE("name and own website"),
        /** The name is known, without this domain. */
        NAME_ONLY("name only"),
        /** The name is one organisation's and the domain another's. */
        DISAGREE("name and domain disagree"),
        /** Several organisations bear the name, and nothing says which is meant. */
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

        /** Whether the finding is about one institution. */
        public boolean isAboutOne() {
            return this != NONE && this != SEVERAL;
        }
    }

    /** The institution's status as all registers together know it. */
    public Optional<InstitutionStatus> status() {
        return institution
                .map(Institution::status)
                .map(status -> status == InstitutionStatus.ACTIVE && closedElsewhere
                        ? InstitutionStatus.CONTRADICTORY
                        : status);
    }
}
