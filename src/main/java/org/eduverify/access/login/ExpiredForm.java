package org.eduverify.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;

/**
 * A form that was sent after its session had ended. It was not processed; its page shows what was typed again.
 *
 * @param path address that the form was sent to
 * @param parameters what was typed, by name of the field
 */
public record ExpiredForm(String path, Map<String, String> parameters) {

    private static final String ATTRIBUTE = ExpiredForm.class.getName();

    void store(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** Takes the form out of the session if it was sent to this address or to one below it. */
    public static Optional<ExpiredForm> take(HttpServletRequest request, String path) {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(ATTRIBUTE) instanceof ExpiredForm form
                && (form.path().equals(path) || form.path().startsWith(path + "/"))) {
            session.removeAttribute(ATTRIBUTE);
            return Optional.of(form);
        }
        return Optional.empty();
    }
}
