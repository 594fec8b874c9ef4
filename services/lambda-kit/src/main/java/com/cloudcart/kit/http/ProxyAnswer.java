package com.cloudcart.kit.http;

import com.cloudcart.kit.json.Json;
import com.cloudcart.kit.log.Correlation;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what API Gateway expects of a proxy function, with the headers that every answer carries.
 */
final class ProxyAnswer {
  private static final Map<String, String> EVERY_ANSWER =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Expose-Headers",
              "Location, Retry-After, Idempotent-Replayed, Allow, x-correlation-id");

  private ProxyAnswer() {}

  static void write(HttpResponse response, Correlation call, OutputStream out) throws IOException {
    Map<String, String> headers = new TreeMap<>(EVERY_ANSWER);
    headers.putAll(response.headers());
    headers.put(Correlation.HEADER, call.id());
    if (response.body() != null) {
      headers.put("Content-Type", "application/json");
    }
    StringWriter text = new StringWriter(512);
    try (JsonGenerator json = Json.factory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      json.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : headers.entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      json.writeStringField("body", response.body() == null ? "" : response.body());
      json.writeBooleanField("isBase64Encoded", false);
      json.writeEndObject();
    }
    // In one piece: the runtime then has a length to send, and a failure above leaves nothing
    // half-written.
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
