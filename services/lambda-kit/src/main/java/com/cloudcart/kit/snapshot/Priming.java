package com.cloudcart.kit.snapshot;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Runs harmless requests before a snapshot is taken, so that the classes which requests need are
 * loaded in the snapshot and not by the first caller.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     SnapStart runtime hooks</a>
 */
public final class Priming {
  private final ApiFunction function;

  /**
   * Primes one function.
   *
   * @param function must write its log and metrics to nowhere: nobody made these requests
   */
  public Priming(ApiFunction function) {
    this.function = function;
  }

  /** A request as API Gateway describes it. */
  public static APIGatewayProxyRequestEvent event(String method, String resource) {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod(method)
        .withResource(resource)
        .withHeaders(Map.of("Content-Type", "application/json"));
  }

  /**
   * Sends one request.
   *
   * @param status the status that shows that the request took its whole way
   * @throws IllegalStateException when the answer has another status; publishing the version fails
   */
  public void request(APIGatewayProxyRequestEvent request, int status) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] event = ContractMapper.write(request).getBytes(StandardCharsets.UTF_8);
    try {
      function.handle(new ByteArrayInputStream(event), out);
      int answered =
          ContractMapper.read(
                  new ByteArrayInputStream(out.toByteArray()), APIGatewayProxyResponseEvent.class)
              .getStatusCode();
      if (answered != status) {
        throw new IllegalStateException(
            "%s %s was answered %d while priming, not %d"
                .formatted(request.getHttpMethod(), request.getResource(), answered, status));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJson e) {
      throw new IllegalStateException("the function's answer " + e.what(), e);
    }
  }
}
