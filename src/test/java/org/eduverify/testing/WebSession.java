package org.eduverify.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a window at the web applications: it keeps cookies and repeats their token against forged requests. */
public final class WebSession {

    private static final String JSON = "application/json";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    public WebSession(int port) {
        this.port = port;
    }

    /** A session of a demo user, whose password is its name, in Tasklist. */
    public static WebSession inTasklist(int port, String user) {
        WebSession session = signedIn(port, user);
        session.get("/camunda/app/tasklist/default/");
        session.get("/camunda/api/admin/auth/user/default");
        return session;
    }

    /** A session of a demo user, whose password is its name. */
    public static WebSession signedIn(int port, String user) {
        WebSession session = new WebSession(port);
        if (!session.signIn(user, user)) {
            throw new AssertionError("%s could not sign in".formatted(user));
        }
        return session;
    }

    /** Whether the sign-in page takes user and password. */
    public boolean signIn(String user, String password) {
        return !sendSignIn(user, password)
                .headers()
                .firstValue("Location")
                .orElse("?error")
                .contains("?error");
    }

    /** Opens the sign-in page and sends it. */
    public HttpResponse<String> sendSignIn(String user, String password) {
        return submit("/portal/sign-in", "/portal/sign-in", Map.of("username", user, "password", password));
    }

    /** Opens a page of the portal and sends its form, filled in like this, with the token of the page. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return postForm(action, fields, token(get(page).body()));
    }

    /** Sends a form of the portal with a token against forged requests. */
    public HttpResponse<String> postForm(String action, Map<String, String> fields, String token) {
        StringBuilder body = new StringBuilder("_csrf=" + encoded(token));
        fields.forEach((name, value) ->
                body.append('&').append(encoded(name)).append('=').append(encoded(value)));
        return send(request(action, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** The token against forged requests in a page of the portal. */
    public static String token(String page) {
        return hidden(page, "_csrf");
    }

    /** The value of the first hidden field with this name. */
    public static String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"%s\" value=\"([^\"]*)\"".formatted(name))
                .matcher(page);
        if (!field.find()) {
            throw new AssertionError("The page has no field %s: %s".formatted(name, page));
        }
        return field.group(1);
    }

    /** The id of the session, or null. */
    public String sessionId() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = request(path, headers).POST(BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        return send(request);
    }

    /** What a page of another site can have this browser send: cookies, but no token. */
    public HttpResponse<String> postForged(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
                .header("Content-Type", JSON);
        for (int header = 0; header < headers.length; header += 2) {
            request.setHeader(headers[header], headers[header + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
