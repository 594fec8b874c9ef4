package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.provider.RecordingServer.Responder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers a proxy's calls with the responses of another endpoint. */
public final class Upstream implements Responder, AutoCloseable {

  /** The HTTP client sets these headers itself and rejects them from callers. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI endpoint;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public Upstream(URI endpoint) {
    this.endpoint = endpoint;
  }

  public URI endpoint() {
    return endpoint;
  }

  @Override
  public Optional<Reply> reply(Call call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(call.uri().toString()))
            .method(call.method(), BodyPublishers.ofString(call.body()));
    passedOn(call.headers())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return Optional.of(
          new Reply(answer.statusCode(), passedOn(answer.headers().map()), answer.body()));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, List<String>> passedOn(Map<String, List<String>> headers) {
    Map<String, List<String>> passedOn = new HashMap<>(headers);
    passedOn.keySet().removeIf(name -> OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT)));
    return passedOn;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
