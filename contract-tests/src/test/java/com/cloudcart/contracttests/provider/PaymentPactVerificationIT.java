package com.cloudcart.contracttests.provider;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import com.cloudcart.contracttests.pact.ShipmentNeedsPaymentIT;
import com.cloudcart.contracttests.pact.States;
import com.cloudcart.kit.test.TemplateTables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

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
    return service().queues().repeated();
  }

  @State(States.ORDER_IS_PAID)
  void an_order_is_paid(Map<String, Object> state) {
    Map<String, Object> pending = new HashMap<>(state);
    pending.put("status", "PENDING");
    service().orders().put(Items.order(pending));
    service().payment().deliver(Items.orderPlaced(ORDER));
    service().payment().deliver(Items.orderPlaced(ORDER));
  }
}
