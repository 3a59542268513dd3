package org.eduverify.customer;

import java.util.UUID;
import org.eduverify.platform.Refusal;

/** The id of a customer. Its text is the business key of the customer's process instances. */
public record CustomerId(UUID value) {

    /**
     * Parses an id.
     *
     * @throws Refusal of the kind not found if the text is not an id, because no customer can have it
     */
    public static CustomerId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new CustomerId(value);
            }
        } catch (IllegalArgumentException | NullPointerException noUuid) {
            // handled below in the same way as an unknown id
        }
        throw unknown();
    }

    static CustomerId random() {
        return new CustomerId(UUID.randomUUID());
    }

    static Refusal unknown() {
        return Refusal.notFound(CustomerReason.UNKNOWN);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
