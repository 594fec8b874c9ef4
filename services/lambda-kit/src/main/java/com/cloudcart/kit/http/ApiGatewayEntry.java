package com.cloudcart.kit.http;

import com.cloudcart.kit.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where API Gateway's calls come in: event in, answer out, and no failure past this point. What
 * goes wrong is logged by the observer; the caller gets an error body that shows nothing of it.
 */
public final class ApiGatewayEntry {
  private static final HttpRequest UNREADABLE =
      new HttpRequest("", "", "", Map.of(), Map.of(), Map.of(), null);

  private final Router router;
  private final CallObserver observer;

  public ApiGatewayEntry(Router router, CallObserver observer) {
    this.router = router;
    this.observer = observer;
  }

  /** One call; made for {@code RequestStreamHandler.handleRequest}. */
  public void handle(InputStream in, OutputStream out) throws IOException {
    long start = System.nanoTime();
    HttpRequest request = UNREADABLE;
    @Nullable MalformedJson unreadable = null;
    try {
      request = ProxyEvent.read(in);
    } catch (MalformedJson e) {
      unreadable = e;
    }
    CallContext call = CallContext.of(request);
    observer.started(call);
    Answer answer = unreadable == null ? answer(request, call) : refuse(unreadable, call);
    Duration latency = Duration.ofNanos(System.nanoTime() - start);
    observer.answered(
        call,
        request,
        new CallObserver.Outcome(answer.response().status(), latency),
        answer.failure());
    ProxyAnswer.write(answer.response(), call, out);
  }

  private Answer answer(HttpRequest request, CallContext call) {
    try {
      return new Answer(router.route(request, call), null);
    } catch (DependencyAway e) {
      return new Answer(
          retryLater(503, "The service is temporarily unavailable", e.retryAfterSeconds(), call),
          e);
    } catch (Throttled e) {
      return new Answer(retryLater(429, "Too many requests", e.retryAfterSeconds(), call), e);
    } catch (Exception e) {
      return new Answer(ErrorBody.response(500, "Internal error", call), e);
    }
  }

  private static Answer refuse(MalformedJson unreadable, CallContext call) {
    return new Answer(ErrorBody.invalid(List.of("request: " + unreadable.what()), call), null);
  }

  private static HttpResponse retryLater(int status, String error, int seconds, CallContext call) {
    return ErrorBody.response(
        status, error, Map.of("Retry-After", Integer.toString(seconds)), call);
  }

  private record Answer(HttpResponse response, @Nullable Exception failure) {}
}
