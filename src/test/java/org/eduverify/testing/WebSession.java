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
        WebSession session = new WebSession(port);
        HttpResponse<String> login = session.logIn("tasklist", user, user);
        if (login.statusCode() != 200) {
            throw new AssertionError("%s could not log in: %d %s".formatted(user, login.statusCode(), login.body()));
        }
        return session;
    }

    /** Opens the application and sends its login page; the session has a token of its own afterwards. */
    public HttpResponse<String> logIn(String application, String user, String password) {
        get("/camunda/app/%s/default/".formatted(application));
        HttpResponse<String> answer = post(
                "/camunda/api/admin/auth/user/default/login/" + application,
                "username=%s&password=%s".formatted(encoded(user), encoded(password)),
                "Content-Type",
                "application/x-www-form-urlencoded");
        get("/camunda/api/admin/auth/user/default");
        return answer;
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
