package com.cloudcart.kit.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.schema.EventSchema;
import com.cloudcart.kit.test.LogLines;
import com.cloudcart.kit.test.SqsInvocation;
import com.cloudcart.kit.test.TimeLeft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqsBatchEntryTest {
  private static final EventSchema SCHEMA =
      EventSchema.parse(
          """
          {"$schema": "https://json-schema.org/draft/2020-12/schema",
           "type": "object", "required": ["n"],
           "properties": {"n": {"type": "integer"}}}
          """);

  private final LogLines logs = new LogLines();
  private final List<String> handled = new ArrayList<>();
  private final List<String> hastened = new ArrayList<>();
  private final SqsBatchEntry entry =
      new SqsBatchEntry(
          SCHEMA,
          this::handle,
          message -> hastened.add(message.messageId()),
          new BatchTelemetry(logs.log(), logs.metrics(), "TestError"));

  @Test
  void answers_without_failures_when_every_message_is_done() throws IOException {
    var answer = new ByteArrayOutputStream();

    entry.handle(SqsInvocation.of("{\"n\":1}", "{\"n\":2}").event(), answer, TimeLeft.PLENTY);

    assertThat(answer.toString(UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(handled).containsExactly("{\"n\":1}", "{\"n\":2}");
    assertThat(hastened).isEmpty();
  }

  @Test
  void names_the_message_that_failed_and_is_done_with_its_neighbours() throws IOException {
    List<String> failures = failures(SqsInvocation.of("{\"n\":1}", "{\"n\":666}", "{\"n\":3}"));

    assertThat(failures).containsExactly("m-2");
    assertThat(handled).containsExactly("{\"n\":1}", "{\"n\":3}");
    assertThat(hastened).containsExactly("m-2");
    assertThat(logs.with("\"level\":\"ERROR\"", "\"messageId\":\"m-2\"", "too evil")).hasSize(1);
    assertThat(logs.count("TestError")).isEqualTo(1);
  }

  @Test
  void never_acts_on_a_message_that_breaks_its_contract() throws IOException {
    List<String> failures = failures(SqsInvocation.of("{\"n\":\"1\"}", "no json", "{\"n\":3}"));

    assertThat(failures).containsExactly("m-1", "m-2");
    assertThat(handled).containsExactly("{\"n\":3}");
    assertThat(hastened).containsExactly("m-1", "m-2");
    assertThat(logs.with("\"messageId\":\"m-1\"", "\"violations\":[\"n: ")).hasSize(1);
    assertThat(logs.with("\"messageId\":\"m-2\"", "\"violations\":[\"body: ")).hasSize(1);
  }

  @Test
  void begins_no_message_that_the_time_left_is_too_short_for() throws IOException {
    var answer = new ByteArrayOutputStream();

    entry.handle(SqsInvocation.of("{\"n\":1}").event(), answer, new TimeLeft(500));

    assertThat(SqsInvocation.failures(answer)).containsExactly("m-1");
    assertThat(handled).isEmpty();
  }

  @Test
  void works_under_the_correlation_id_of_each_message() throws IOException {
    failures(
        SqsInvocation.of(
            new SqsInvocation.Message("m-1", "{\"n\":100}", 1, "from-attribute"),
            new SqsInvocation.Message(
                "m-2",
                "{\"deep\":{\"correlationId\":\"no\"},\"correlationId\":\"from-body\",\"n\":100}",
                1,
                "")));

    assertThat(handled).containsExactly("from-attribute", "from-body");
    assertThat(Correlation.current().id()).isEqualTo("none");
  }

  private List<String> failures(SqsInvocation batch) throws IOException {
    var answer = new ByteArrayOutputStream();
    entry.handle(batch.event(), answer, TimeLeft.PLENTY);
    return SqsInvocation.failures(answer);
  }

  private void handle(String body) {
    if (body.contains("666")) {
      throw new IllegalStateException("too evil");
    }
    handled.add(body.contains("100") ? Correlation.current().id() : body);
  }
}
