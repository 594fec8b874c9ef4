package com.cloudcart.contracttests.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NetworkTest {

  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));

  @Test
  void the_links_of_the_events_come_from_the_document() {
    Network network = Network.read(ROOT.resolve("contract-tests/network.json"));

    assertThat(network.links())
        .contains(
            new Network.Link("payment", "order", "event-schemas/order-placed.schema.json"),
            new Network.Link("shipment", "payment", "event-schemas/payment-success.schema.json"))
        .contains(new Network.Link("order", "catalog", "api-specs/catalog.yaml"))
        .hasSize(7);
  }
}
