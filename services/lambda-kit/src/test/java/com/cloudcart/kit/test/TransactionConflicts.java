package com.cloudcart.kit.test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Answers every second transaction, from the first on, as AWS does while another one has its first
 * item, and passes all else on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems
 *     and its cancellation reasons</a>
 */
final class TransactionConflicts implements SdkHttpClient {
  private static final String ANSWER =
      """
      {"__type": "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
       "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons",
       "CancellationReasons": [
         {"Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"},
         {"Code": "None"}]}
      """;

  private final AtomicInteger transactions = new AtomicInteger();
  private final SdkHttpClient server;

  TransactionConflicts(SdkHttpClient server) {
    this.server = server;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    boolean transaction =
        request
            .httpRequest()
            .firstMatchingHeader("X-Amz-Target")
            .filter(target -> target.endsWith(".TransactWriteItems"))
            .isPresent();
    return transaction && isInConflict() ? new Conflict() : server.prepareRequest(request);
  }

  @Override
  public void close() {
    server.close();
  }

  private boolean isInConflict() {
    return transactions.getAndIncrement() % 2 == 0;
  }

  private record Conflict() implements ExecutableHttpRequest {
    @Override
    public HttpExecuteResponse call() {
      byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(400)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
          .build();
    }

    @Override
    public void abort() {}
  }
}
