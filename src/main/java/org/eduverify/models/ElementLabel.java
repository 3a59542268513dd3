package org.eduverify.models;

/** How messages refer to an element of a model. */
public final class ElementLabel {

    private ElementLabel() {}

    /**
     * The name in one line.
     *
     * @param name may be null
     * @return the id if the element has no name
     */
    public static String name(String name, String id) {
        return name == null || name.isBlank() ? id : name.replaceAll("\\s+", " ");
    }

    /**
     * Name and id, as in {@code Collect evidence (ServiceTask_CollectEvidence)}.
     *
     * @param name may be null
     * @return the id alone if the element has no name
     */
    public static String nameAndId(String name, String id) {
        return name == null || name.isBlank() ? id : "%s (%s)".formatted(name(name, id), id);
    }
}
