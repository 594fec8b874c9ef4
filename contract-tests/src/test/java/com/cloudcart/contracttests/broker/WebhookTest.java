package com.cloudcart.contracttests.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.spec.Document;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The payload of the broker's webhook and the workflow that handles it. */
class WebhookTest {

  private static final Path WORKFLOW = Script.ROOT.resolve(".github/workflows/pact-broker.yml");
  private static final JsonNode WEBHOOK =
      Document.read(Script.ROOT.resolve("contract-tests/broker/webhook.json")).root();

  @Test
  void the_workflow_handles_the_event_of_the_webhook() {
    JsonNode workflow = Document.read(WORKFLOW).root();

    assertThat(workflow.at("/on/repository_dispatch/types/0")).isEqualTo(WEBHOOK.get("event_type"));
  }

  @Test
  void the_workflow_reads_what_the_webhook_sends() throws IOException {
    TreeSet<String> read = new TreeSet<>();
    Pattern.compile("client_payload[.](\\w+)")
        .matcher(Files.readString(WORKFLOW))
        .results()
        .forEach(found -> read.add(found.group(1)));

    assertThat(WEBHOOK.path("client_payload").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(read);
  }
}
