package org.eduverify.customer;

import java.util.UUID;
import org.eduverify.platform.Refusal;

/** Identifies a customer; as text it is also the business key of the customer's process instances. */
public record CustomerId(UUID value) {

    /**
     * Reads an id from text.
     *
     * @throws Refusal as not found, because what cannot be an id names no customer
     */
    public static CustomerId of(String text) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return new CustomerId(value);
            }
        } catch (IllegalArgumentException | NullPointerException noUuid) {
            // answered below like an unknown id
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
