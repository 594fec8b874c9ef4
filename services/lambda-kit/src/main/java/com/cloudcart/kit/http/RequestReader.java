package com.cloudcart.kit.http;

import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.json.Reading;
import com.cloudcart.kit.json.Rule;
import com.cloudcart.kit.log.Correlation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input of one operation. Each method returns null for what is absent or wrong; {@link
 * #refusal} then has the answer, which names every violation at once.
 */
public final class RequestReader {
  /** Largest body that is read; API Gateway lets 10 MB through. */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  private final HttpRequest request;
  private final Map<String, String> pathParameters;
  private final Correlation call;
  private final Reading reading = Reading.ofRequest();
  private @Nullable HttpResponse unread;

  public RequestReader(HttpRequest request, RouteTable.Match.Found match, Correlation call) {
    this.request = request;
    this.pathParameters = match.parameters();
    this.call = call;
  }

  public <T> @Nullable T path(String name, Rule<T> rule) {
    String encoded = pathParameters.getOrDefault(name, "");
    try {
      // URLDecoder is made for forms, where a plus sign is a space; in a path it is a plus sign.
      String text = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return rule.readText(text, name, reading);
    } catch (IllegalArgumentException e) {
      reading.violation(name, "is not percent-encoded text");
      return null;
    }
  }

  public <T> @Nullable T requiredQuery(String name, Rule<T> rule) {
    if (!request.query().containsKey(name)) {
      reading.violation(name, "is required");
      return null;
    }
    return optionalQuery(name, rule);
  }

  public <T> @Nullable T optionalQuery(String name, Rule<T> rule) {
    List<String> values = request.query().getOrDefault(name, List.of());
    if (values.size() > 1) {
      reading.violation(name, "must be given once");
      return null;
    }
    return values.isEmpty() ? null : rule.readText(values.get(0), name, reading);
  }

  public <T> @Nullable T optionalHeader(String name, Rule<T> rule) {
    String value = request.headers().get(name.toLowerCase(Locale.ROOT));
    return value == null ? null : rule.readText(value, name, reading);
  }

  public <T> @Nullable T requiredHeader(String name, Rule<T> rule) {
    if (!request.headers().containsKey(name.toLowerCase(Locale.ROOT))) {
      reading.violation(name, "is required");
    }
    return optionalHeader(name, rule);
  }

  public <T> @Nullable T body(Rule<T> rule) {
    RequestBody body = request.body();
    if (body == null) {
      reading.violation("body", "is required");
      return null;
    }
    if (body.isLargerThan(MAX_BODY_BYTES)) {
      unread = ErrorBody.response(413, "The body is larger than 256 KiB", call);
      return null;
    }
    if (!isJson(request.header("content-type"))) {
      unread = ErrorBody.response(415, "The body must be application/json", call);
      return null;
    }
    try {
      return reading.body(body.text(), rule);
    } catch (MalformedJson e) {
      reading.violation("body", e.what());
      return null;
    }
  }

  /** The answer to a request that must not reach its operation. */
  public Optional<HttpResponse> refusal() {
    if (unread != null) {
      return Optional.of(unread);
    }
    return reading.isClean()
        ? Optional.empty()
        : Optional.of(ErrorBody.invalid(reading.violations(), call));
  }

  // An event without the header never came through a browser or an HTTP client; its body is read
  // for what it is.
  private static boolean isJson(Optional<String> contentType) {
    if (contentType.isEmpty()) {
      return true;
    }
    String type = contentType.get().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }
}
