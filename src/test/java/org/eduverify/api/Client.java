package org.eduverify.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;

/** A client of the program's doors, logged in as one of the demo users. */
final class Client {

  /** What came back: status, body as text and headers. */
  record Answer(int status, String text, HttpResponse<String> response) {

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(text);
      } catch (IOException noJson) {
        throw new AssertionError("No JSON: " + text, noJson);
      }
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final String user;

  Client(int port, String user) {
    this.port = port;
    this.user = user;
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Answer head(String path) {
    return send("HEAD", path, null);
  }

  Answer post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  Answer put(String path, String body, String... headers) {
    return send("PUT", path, body, headers);
  }

  Answer delete(String path) {
    return send("DELETE", path, null);
  }

  private Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:%d%s".formatted(port, path)))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (user != null) {
      String login = Base64.getEncoder().encodeToString((user + ":" + user).getBytes());
      request.header("Authorization", "Basic " + login);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
