package org.eduverify.models.check;

/**
 * A fault in a model.
 *
 * @param file the model's file
 * @param element label and id of the element; empty if the finding concerns the whole file
 * @param problem the fault, as a clause whose subject is the element
 * @param remedy how to correct the fault, in the imperative
 */
public record Finding(String file, String element, String problem, String remedy) {

    /** A finding about the whole file. */
    static Finding ofFile(String file, String problem, String remedy) {
        return new Finding(file, "", problem, remedy);
    }

    @Override
    public String toString() {
        return "%s: %s%s; %s.".formatted(file, element.isEmpty() ? "the file " : "'" + element + "' ", problem, remedy);
    }
}
