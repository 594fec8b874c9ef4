package com.cloudcart.contracttests.pact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.core.model.V4Interaction;
import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Items;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.Table;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A packaged function that takes messages about an order, and the table that the order lies in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(PactConsumerTestExt.class)
abstract class TakesMessages {

  static final String ORDER = "order-1";

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private @Nullable Packaged packaged;
  private @Nullable Table orders;
  private @Nullable FunctionProcess function;

  abstract FunctionProcess start(Packaged services, TemplateTables orders);

  @BeforeAll
  void start() {
    packaged = new Packaged(DYNAMO);
    TemplateTables tables = packaged.tables("order");
    orders = packaged.table(tables, "OrdersTable");
    function = start(packaged, tables);
  }

  @AfterAll
  void stop() {
    requireNonNull(packaged).close();
  }

  final void givenOrder(String... history) {
    requireNonNull(orders).put(Items.order(ORDER, "ann@example.com", history));
  }

  final void deliver(V4Interaction.AsynchronousMessage message) {
    requireNonNull(function).deliver(message.getContents().getContents().valueAsString());
  }

  final void thenOrderIs(String status) {
    assertThat(requireNonNull(orders).items())
        .singleElement()
        .satisfies(order -> assertThat(order).containsEntry("status", Items.text(status)));
  }
}
