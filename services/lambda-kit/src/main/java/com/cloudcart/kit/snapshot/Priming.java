package com.cloudcart.kit.snapshot;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.events.SqsFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs harmless requests and messages before a snapshot is taken, so that the snapshot contains the
 * classes that they need and the first caller does not wait for them. The functions must write log
 * and metrics to nowhere: nobody made these requests.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-java.html">
 *     SnapStart runtime hooks</a>
 */
public final class Priming {
  private static final int REMAINING_MILLIS = 10_000;

  private Priming() {}

  /** A request as API Gateway describes it. */
  public static APIGatewayProxyRequestEvent event(String method, String resource) {
    return new APIGatewayProxyRequestEvent()
        .withHttpMethod(method)
        .withResource(resource)
        .withHeaders(Map.of("Content-Type", "application/json"));
  }

  /**
   * Sends a request to a function.
   *
   * @param status the status that shows how far the request went
   * @throws IllegalStateException when the answer has another status; no snapshot is taken then
   */
  public static void request(
      ApiFunction function, APIGatewayProxyRequestEvent request, int status) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      function.handle(stream(ContractMapper.write(request)), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int answered = read(out, APIGatewayProxyResponseEvent.class).getStatusCode();
    if (answered != status) {
      throw new IllegalStateException(
          "%s %s was answered %d while priming, not %d"
              .formatted(request.getHttpMethod(), request.getResource(), answered, status));
    }
  }

  /**
   * Sends a message to a function that cannot handle it yet, because what it names does not exist.
   *
   * @throws IllegalStateException when the function handled the message; no snapshot is taken then
   */
  public static void message(SqsFunction<?> function, String body) {
    SQSMessage message = new SQSMessage();
    message.setMessageId("priming");
    message.setReceiptHandle("priming");
    message.setBody(body);
    SQSEvent batch = new SQSEvent();
    batch.setRecords(List.of(message));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      function.handle(stream(ContractMapper.write(batch)), out, () -> REMAINING_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (read(out, SQSBatchResponse.class).getBatchItemFailures().isEmpty()) {
      throw new IllegalStateException("a message was handled while priming");
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> T read(ByteArrayOutputStream out, Class<T> type) {
    try {
      return ContractMapper.read(new ByteArrayInputStream(out.toByteArray()), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJson e) {
      throw new IllegalStateException("the answer of a function " + e.what(), e);
    }
  }
}
