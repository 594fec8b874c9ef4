package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mutation table has the differences of this repository's own templates. */
class EventQueuesTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final String EVENTS = "event-schemas/events.yaml";

  @TempDir private Path root = Path.of("");

  @Test
  void the_templates_of_this_repository_have_the_queues_of_the_document() {
    assertThat(EventQueues.in(ROOT)).isEmpty();
  }

  @Test
  void a_repository_without_the_document_has_no_such_check() {
    assertThat(EventQueues.in(root)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cfn/order.yaml | maxReceiveCount: 3 | maxReceiveCount: 4 | OrderPlacedQueue${Suffix}: maxReceiveCount is 4 in the template, 3 in the document",
        "cfn/order.yaml | deadLetterTargetArn: !GetAtt OrderPlacedDLQ | deadLetterTargetArn: !GetAtt Other | its dead-letter queue is not OrderPlacedDLQ.Arn",
        "cfn/order.yaml | QueueName: !Sub OrderPlacedDLQ | QueueName: !Sub Other | OrderPlacedDLQ${Suffix}: no template has such a queue",
        "cfn/order.yaml | QueueName: !Sub OrderPlacedDLQ | QueueName: !Sub Other | Other${Suffix}: the document has no such queue",
        "cfn/order.yaml | Default: Dev | Default: Test | Suffix is Test in the template, Dev in the document",
        "cfn/order.yaml | sqs:SendMessage | sqs:SendMessageBatch | senders is [] in the template, [order] in the document",
        "cfn/order.yaml | VisibilityTimeout: 120 | VisibilityTimeout: 130 | OrderPlacedQueue${Suffix}: VisibilityTimeout is 130 in the template, 120 in the document",
        "cfn/order.yaml | MessageRetentionPeriod: 345600 | MessageRetentionPeriod: 60 | OrderPlacedQueue${Suffix}: MessageRetentionPeriod is 60 in the template, 345600 in the document",
        "cfn/payment.yaml | -OrderPlacedQueueArn | -OtherArn | receivers is [] in the template, [payment] in the document",
        "cfn/payment.yaml | EventSourceArn: | Other: | receivers is [] in the template, [payment] in the document",
        "cfn/payment.yaml | Timeout: 20 | Timeout: 21 | visibilityTimeout 120 is less than 6 times the timeout 21 of payment",
        "cfn/shipment.yaml | Default: '5,20' | Default: '1,2' | RetryBackoffSeconds of shipment is 1,2 in the template, 5,20 in the document",
        "event-schemas/events.yaml | messageRetentionPeriod: 1209600 | messageRetentionPeriod: 60 | OrderPlacedDLQ${Suffix}: MessageRetentionPeriod is 1209600 in the template, 60 in the document",
      })
  void a_difference_is_named_with_its_queue(String file, String from, String to, String sentence)
      throws IOException {
    copyAll();
    replace(file, from, to);

    assertThat(EventQueues.in(root))
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.details())
                .anySatisfy(detail -> assertThat(detail).contains(sentence)));
  }

  @Test
  void queues_of_two_templates_may_have_the_same_logical_id() throws IOException {
    copyAll();
    replace("cfn/payment.yaml", "PaymentSuccessQueue:", "OrderPlacedQueue:");
    replace("cfn/payment.yaml", "PaymentSuccessQueue.Arn", "OrderPlacedQueue.Arn");

    assertThat(EventQueues.in(root)).isEmpty();
  }

  private void copyAll() throws IOException {
    copy(EVENTS);
    copy("cfn/order.yaml");
    copy("cfn/payment.yaml");
    copy("cfn/shipment.yaml");
  }

  private void replace(String file, String from, String to) throws IOException {
    String text = Files.readString(root.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(root.resolve(file), text.replace(from, to));
  }

  private void copy(String file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.copy(ROOT.resolve(file), root.resolve(file));
  }
}
