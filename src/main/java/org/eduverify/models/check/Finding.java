package org.eduverify.models.check;

/**
 * Something that is wrong with a model.
 *
 * @param file the model's file
 * @param element what a person calls the element, with its id; empty if it is about the whole file
 * @param problem what is wrong, as the rest of a sentence that begins with the element
 * @param remedy what to do about it, as a request
 */
public record Finding(String file, String element, String problem, String remedy) {

    @Override
    public String toString() {
        return "%s: %s%s; %s.".formatted(file, element.isEmpty() ? "the file " : "'" + element + "' ", problem, remedy);
    }
}
