package com.cloudcart.kit.http;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The one shape of an error, for the answers that no operation gives. */
record ErrorBody(String error, List<String> details) implements JsonWritable {
  static HttpResponse response(int status, String error, CallContext call) {
    return response(status, error, Map.of(), call);
  }

  static HttpResponse response(
      int status, String error, Map<String, String> headers, CallContext call) {
    return new HttpResponse(
        status, headers, JsonWriter.text(new ErrorBody(error, List.of()), call.correlationId()));
  }

  static HttpResponse invalid(List<String> details, CallContext call) {
    ErrorBody body = new ErrorBody("The request is invalid", details);
    return new HttpResponse(400, Map.of(), JsonWriter.text(body, call.correlationId()));
  }

  @Override
  public void write(JsonWriter out) throws IOException {
    out.beginObject();
    out.field("error", error);
    if (!details.isEmpty()) {
      out.field("details", details);
    }
    out.correlationId("correlationId");
    out.endObject();
  }
}
