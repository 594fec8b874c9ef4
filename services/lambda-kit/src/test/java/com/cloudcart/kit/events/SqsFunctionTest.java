package com.cloudcart.kit.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.SqsInvocation;
import com.cloudcart.kit.test.TimeLeft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqsFunctionTest {
  private final LogLines logs = new LogLines();
  private final List<Integer> handled = new ArrayList<>();
  private final List<String> correlations = new ArrayList<>();
  private final List<String> returned = new ArrayList<>();
  private final SqsFunction<Numbered> function =
      new SqsFunction<>(
          Numbered.schema(),
          this::handle,
          message -> returned.add(message.getMessageId()),
          new BatchTelemetry(logs.log(), logs.metrics(), "TestError"));

  @Test
  void batch_response_is_empty_when_every_message_is_handled() throws IOException {
    var answer = new ByteArrayOutputStream();

    function.handle(SqsInvocation.of("{\"n\":1}", "{\"n\":2}").event(), answer, TimeLeft.PLENTY);

    assertThat(answer.toString(UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(handled).containsExactly(1, 2);
    assertThat(returned).isEmpty();
  }

  @Test
  void message_that_fails_is_reported_and_its_neighbours_are_handled() throws IOException {
    List<String> failures = failures(SqsInvocation.of("{\"n\":1}", "{\"n\":666}", "{\"n\":3}"));

    assertThat(failures).containsExactly("m-2");
    assertThat(handled).containsExactly(1, 3);
    assertThat(returned).containsExactly("m-2");
    assertThat(logs.with("\"level\":\"ERROR\"", "\"messageId\":\"m-2\"", "too evil")).hasSize(1);
    assertThat(logs.count("TestError")).isEqualTo(1);
  }

  @Test
  void message_that_is_invalid_by_its_schema_is_not_handled() throws IOException {
    List<String> failures = failures(SqsInvocation.of("{\"n\":\"1\"}", "no json", "{\"n\":3}"));

    assertThat(failures).containsExactly("m-1", "m-2");
    assertThat(handled).containsExactly(3);
    assertThat(returned).containsExactly("m-1", "m-2");
    assertThat(logs.with("\"messageId\":\"m-1\"", "\"violations\":[\"n: ")).hasSize(1);
    assertThat(logs.with("\"messageId\":\"m-2\"", "\"violations\":[\"body: ")).hasSize(1);
    assertThat(logs.count("TestError")).isEqualTo(2);
  }

  @Test
  void hostile_bodies_are_refused_and_the_rest_of_the_batch_is_handled() throws IOException {
    List<String> bodies =
        List.of(
            "{\"n\":1,\"n\":2}",
            "{\"n\":1} {}",
            "{\"n\":1,\"deep\":" + "[".repeat(100_000),
            "{\"n\":1,\"big\":1e999999999}",
            "{\"n\":1,\"text\":\"\\ud800\"}",
            "{\"n\":5}");

    // Without the message attribute the correlation id is searched in the body too.
    List<String> failures =
        failures(
            SqsInvocation.of(
                IntStream.range(0, bodies.size())
                    .mapToObj(i -> SqsInvocation.message("m-" + i, bodies.get(i)))
                    .toArray(SQSMessage[]::new)));

    assertThat(failures).containsExactly("m-0", "m-1", "m-2", "m-3", "m-4");
    assertThat(handled).containsExactly(5);
    assertThat(logs.with("\"violations\":[\"body: ")).hasSize(5);
  }

  @Test
  void message_with_a_number_that_java_cannot_represent_fails_alone() throws IOException {
    String body = "{\"n\":1,\"number\":1e99999999999999999999}";

    List<String> failures =
        failures(
            SqsInvocation.of(
                SqsInvocation.message("m-1", body),
                SqsInvocation.message("m-2", body, "corr-1"),
                SqsInvocation.message("m-3", "{\"n\":3}")));

    assertThat(failures).containsExactly("m-1", "m-2");
    assertThat(handled).containsExactly(3);
    assertThat(logs.count("TestError")).isEqualTo(2);
  }

  @Test
  void message_with_an_unknown_field_is_handled() throws IOException {
    assertThat(failures(SqsInvocation.of("{\"n\":1,\"later\":{\"a\":[null]}}"))).isEmpty();
    assertThat(handled).containsExactly(1);
  }

  @Test
  void messages_are_returned_when_too_little_time_is_left() throws IOException {
    var answer = new ByteArrayOutputStream();

    function.handle(SqsInvocation.of("{\"n\":1}", "{\"n\":2}").event(), answer, new TimeLeft(500));

    assertThat(SqsInvocation.failures(answer)).containsExactly("m-1", "m-2");
    assertThat(handled).isEmpty();
    assertThat(returned).containsExactly("m-1", "m-2");
    assertThat(logs.with("\"level\":\"WARN\"", "\"messageId\":\"m-1\"")).hasSize(1);
    assertThat(logs.count("TestError")).isZero();
  }

  @Test
  void message_is_handled_under_its_own_correlation_id() throws IOException {
    String deep = "{\"deep\":{\"correlationId\":\"no\"},\"correlationId\":\"from-body\",\"n\":1}";

    failures(
        SqsInvocation.of(
            SqsInvocation.message("m-1", deep, "from-attribute"),
            SqsInvocation.message("m-2", deep)));

    assertThat(correlations).containsExactly("from-attribute", "from-body");
    assertThat(Correlation.current().id()).isEqualTo("none");
  }

  private List<String> failures(SqsInvocation batch) throws IOException {
    var answer = new ByteArrayOutputStream();
    function.handle(batch.event(), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }

  private void handle(Numbered event) {
    int n = Objects.requireNonNull(event.n());
    if (n == 666) {
      throw new IllegalStateException("too evil");
    }
    handled.add(n);
    correlations.add(Correlation.current().id());
  }
}
