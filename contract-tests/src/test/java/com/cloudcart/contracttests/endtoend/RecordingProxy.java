package com.cloudcart.contracttests.endtoend;

import com.cloudcart.contracttests.endtoend.Fault.Moment;
import com.cloudcart.contracttests.provider.Call;
import com.cloudcart.contracttests.provider.RecordingServer;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
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

/** A proxy between one function and its endpoint. It records the calls and injects a fault. */
final class RecordingProxy implements AutoCloseable {
  /** The HTTP client sets these headers itself and rejects them from callers. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI upstream;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RecordingServer server = RecordingServer.open(call -> Optional.of(forward(call)));
  private Optional<Fault> fault = Optional.empty();

  RecordingProxy(URI upstream) {
    this.upstream = upstream;
  }

  /** The proxy's URL for the given URL. */
  String through(String address) {
    return address.replace(upstream.getAuthority(), server.url().getAuthority());
  }

  /** The calls since the last fault or reset, in order of arrival. */
  List<Call> calls() {
    return server.calls();
  }

  /** Clears the recorded calls and applies the fault to the next calls. */
  Fault inject(Fault next) {
    fault = Optional.of(next);
    server.restart(call -> {
      if (next.loses(Moment.BEFORE, call)) {
        return Optional.empty();
      }
      Reply reply = forward(call);
      return next.loses(Moment.AFTER, call) ? Optional.empty() : Optional.of(reply);
    });
    return next;
  }

  /** Clears the recorded calls and removes the fault; fails when no call met the fault. */
  void reset() {
    server.restart(call -> Optional.of(forward(call)));
    if (!fault.map(Fault::hasFired).orElse(true)) {
      fault = Optional.empty();
      throw new AssertionError("No call met the injected fault");
    }
    fault = Optional.empty();
  }

  private Reply forward(Call call) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(upstream.resolve(call.uri().toString()))
            .method(call.method(), BodyPublishers.ofString(call.body()));
    passedOn(call.headers())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), passedOn(answer.headers().map()), answer.body());
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
    server.close();
    client.shutdownNow();
  }
}
