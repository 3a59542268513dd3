package org.eduverify.directory.imports;

/**
 * What a register knows about its institutions, declared by its format or mapping. What a register does not know proves
 * nothing: an institution that a register without closures lists may be closed.
 *
 * @param closures whether closed institutions are marked as closed
 * @param mailboxes whether the exact mail address of an institution is listed
 * @param kinds whether the kind is given for each institution, not only for the register as a whole
 * @param parents whether the body that runs an institution is given
 * @param identifiers whether identifiers are given that other registers use as well
 */
public record RegisterKnowledge(
        boolean closures, boolean mailboxes, boolean kinds, boolean parents, boolean identifiers) {

    static final RegisterKnowledge NONE = new RegisterKnowledge(false, false, false, false, false);
}
