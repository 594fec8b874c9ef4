package com.cloudcart.contracttests.provider;

import static java.util.Objects.requireNonNull;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import com.cloudcart.contracttests.pact.ShipmentNeedsPaymentIT;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.DynamoDbLocal;
import com.cloudcart.kit.test.TemplateTables;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@Provider("payment")
@PactFolder("target/pacts")
class PaymentKeepsPactsIT {

  private static final String ORDER = "order-1";

  @RegisterExtension static final DynamoDbLocal DYNAMO = new DynamoDbLocal();
  private static final Results RESULTS = new Results("payment");
  private static @Nullable Packaged packaged;
  private static @Nullable Table orders;
  private static @Nullable FunctionProcess payment;

  @BeforeAll
  static void start() {
    Pacts.collect();
    packaged = new Packaged(DYNAMO);
    TemplateTables tables = packaged.tables("order");
    orders = packaged.table(tables, "OrdersTable");
    payment = packaged.payment(tables, URI.create("http://127.0.0.1:9"));
  }

  @AfterAll
  static void stop() {
    RESULTS.write();
    requireNonNull(packaged).close();
  }

  @BeforeEach
  void nothing_is_left_of_the_interaction_before(PactVerificationContext context) {
    requireNonNull(orders).clear();
    context.setTarget(new MessageTestTarget(List.of(PaymentKeepsPactsIT.class.getPackageName())));
  }

  @TestTemplate
  @ExtendWith(PactVerificationInvocationContextProvider.class)
  void sends_as_its_consumers_need(PactVerificationContext context) {
    RESULTS.verify(context);
  }

  @PactVerifyProvider(ShipmentNeedsPaymentIT.ORDER_WAS_PAID)
  public String an_order_was_paid() {
    return requireNonNull(packaged).queues().bodies().getLast();
  }

  @State(States.ORDER_IS_PAID)
  void an_order_is_paid() {
    requireNonNull(orders).put(Items.order(ORDER, "ann@example.com", "PENDING"));
    Messages.deliver(requireNonNull(payment), Messages.orderPlaced(ORDER));
  }
}
