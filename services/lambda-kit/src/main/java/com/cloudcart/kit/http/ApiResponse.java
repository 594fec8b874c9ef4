package com.cloudcart.kit.http;

import com.cloudcart.kit.json.JsonWritable;
import com.cloudcart.kit.json.JsonWriter;
import com.cloudcart.kit.log.Correlation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that a contract declares; generated as one record per operation and status. */
public interface ApiResponse {
  int status();

  default Map<String, String> headers() {
    return Map.of();
  }

  /** Null where the contract declares no body. */
  default @Nullable JsonWritable content() {
    return null;
  }

  default HttpResponse toHttp(Correlation call) {
    JsonWritable content = content();
    String body = content == null ? null : JsonWriter.text(content, call.id());
    return new HttpResponse(status(), headers(), body);
  }
}
