package com.cloudcart.kit.http;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.kit.log.Correlation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The one shape of an error, for the answers that no operation gives. */
record ErrorBody(String error, List<String> details) implements JsonWritable {
  static HttpResponse response(int status, String error, Correlation call) {
    return response(status, error, Map.of(), call);
  }

  static HttpResponse response(
      int status, String error, Map<String, String> headers, Correlation call) {
    return new HttpResponse(
        status, headers, JsonWriter.text(new ErrorBody(error, List.of()), call.id()));
  }

  static HttpResponse invalid(List<String> details, Correlation call) {
    ErrorBody body = new ErrorBody("The request is invalid", details);
    return new HttpResponse(400, Map.of(), JsonWriter.text(body, call.id()));
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
