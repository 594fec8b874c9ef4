package com.cloudcart.kit.http;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.log.Correlation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where API Gateway's calls come in: event in, answer out, and no failure past this point. What
 * goes wrong is logged; the caller gets an error body that shows nothing of it.
 */
public final class ApiGatewayEntry {
  private static final HttpRequest UNREADABLE =
      new HttpRequest("", "", "", Map.of(), Map.of(), Map.of(), Set.of(), null);

  /**
   * Which of two values counts would depend on who reads them: a gateway, a proxy, this function.
   */
  private static final List<String> DECIDING_HEADERS =
      List.of("Idempotency-Key", "x-api-key", "Content-Type");

  private final Router router;
  private final ApiTelemetry telemetry;

  public ApiGatewayEntry(Router router, ApiTelemetry telemetry) {
    this.router = router;
    this.telemetry = telemetry;
  }

  /** One call; made for {@code RequestStreamHandler.handleRequest}. */
  public void handle(InputStream in, OutputStream out) throws IOException {
    long start = System.nanoTime();
    HttpRequest request;
    try {
      request = ProxyEvent.read(in);
    } catch (MalformedJson e) {
      refuse(e, out);
      return;
    }
    Correlation call = correlation(request);
    HttpResponse response =
        call.call(() -> {
          HttpResponse answer = answer(request, call);
          telemetry.answered(request, answer.status(), Duration.ofNanos(System.nanoTime() - start));
          return answer;
        });
    ProxyAnswer.write(response, call, out);
  }

  private HttpResponse answer(HttpRequest request, Correlation call) {
    List<String> repeated =
        DECIDING_HEADERS.stream()
            .filter(name -> request.ambiguous().contains(name.toLowerCase(Locale.ROOT)))
            .map(name -> name + ": must be given once")
            .toList();
    if (!repeated.isEmpty()) {
      return ErrorBody.invalid(repeated, call);
    }
    try {
      return router.route(request, call);
    } catch (DependencyUnavailable e) {
      telemetry.postponed(e);
      return retryLater(503, "The service is temporarily unavailable", e.retryAfterSeconds(), call);
    } catch (Throttled e) {
      telemetry.postponed(e);
      return retryLater(429, "Too many requests", e.retryAfterSeconds(), call);
    } catch (Exception e) {
      telemetry.failed(e);
      return ErrorBody.response(500, "Internal error", call);
    }
  }

  private void refuse(MalformedJson cause, OutputStream out) throws IOException {
    Correlation call = correlation(UNREADABLE);
    call.run(() -> telemetry.refused(cause.getCause()));
    HttpResponse response = ErrorBody.invalid(List.of("request: " + cause.what()), call);
    ProxyAnswer.write(response, call, out);
  }

  private static Correlation correlation(HttpRequest request) {
    return Correlation.received(
        request.header(Correlation.HEADER).orElse(null),
        request.header(Correlation.TRACEPARENT).orElse(null));
  }

  private static HttpResponse retryLater(int status, String error, int seconds, Correlation call) {
    return ErrorBody.response(
        status, error, Map.of("Retry-After", Integer.toString(seconds)), call);
  }
}
