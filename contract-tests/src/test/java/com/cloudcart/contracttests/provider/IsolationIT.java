package com.cloudcart.contracttests.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.cloudcart.contracttests.gate.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A result of order is stored for order's build alone, so no other service's build may run. */
class IsolationIT {

  @Test
  void a_broken_build_of_the_catalog_does_not_change_the_results_of_order(@TempDir Path folder)
      throws IOException {
    Path broken = folder.resolve("classes/com/cloudcart/catalog/lambda/CatalogFunction.class");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "not a class");
    System.setProperty("mutated.catalog", folder.resolve("classes").toString());
    System.setProperty("verifications", folder.resolve("results").toString());
    System.setProperty(ConsumersPacts.PAIRS, "payment-order");
    try {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(OrderPactVerificationIT.class))
                  .build());
    } finally {
      System.clearProperty("mutated.catalog");
      System.clearProperty("verifications");
      System.clearProperty(ConsumersPacts.PAIRS);
    }

    assertThat(Verification.readAll(folder.resolve("results")))
        .singleElement()
        .satisfies(result ->
            assertThat(result.outcomes())
                .allSatisfy(one -> assertThat(one.differences()).isEmpty()));
  }
}
