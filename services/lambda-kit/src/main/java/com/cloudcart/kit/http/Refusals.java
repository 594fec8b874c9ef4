package com.cloudcart.kit.http;

import com.cloudcart.kit.log.Correlation;
import java.util.Map;

/** The answers of a generated router that are no operation's. */
public final class Refusals {
  private Refusals() {}

  public static HttpResponse noPath(Correlation call) {
    return ErrorBody.response(404, "Not found", call);
  }

  public static HttpResponse noMethod(RouteTable.Match.NoMethod match, Correlation call) {
    return ErrorBody.response(405, "Method not allowed", Map.of("Allow", match.allow()), call);
  }

  /** As API Gateway answers a missing or wrong api key, so that a caller sees no difference. */
  public static HttpResponse noKey() {
    return new HttpResponse(403, Map.of(), "{\"message\":\"Forbidden\"}");
  }
}
