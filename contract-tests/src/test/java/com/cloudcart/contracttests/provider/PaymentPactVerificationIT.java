package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.ShipmentNeedsPaymentIT;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@Provider("payment")
class PaymentPactVerificationIT extends PactVerification<PaymentPactVerificationIT.Payments> {

  private static final String ORDER = "order-1";

  record Payments(FunctionProcess payment, Table orders, FakeQueues queues) implements Service {

    @Override
    public void clear() {
      orders.clear();
    }

    @Override
    public Optional<Gateway> api() {
      return Optional.empty();
    }
  }

  @Override
  Payments open(Packaged services) {
    TemplateTables tables = services.tables("order");
    return new Payments(
        services.start(ShopFunction.PAYMENT, tables),
        services.table(tables, "OrdersTable"),
        services.queues());
  }

  @PactVerifyProvider(ShipmentNeedsPaymentIT.ORDER_WAS_PAID)
  public String an_order_was_paid() {
    return service().queues().bodies().getLast();
  }

  @State(States.ORDER_IS_PAID)
  void an_order_is_paid(Map<String, Object> state) {
    Map<String, AttributeValue> order = Items.order(ORDER, "ann@example.com", "PENDING");
    order.putAll(Items.bought(state));
    service().orders().put(order);
    service().payment().deliver(Items.orderPlaced(ORDER));
  }
}
