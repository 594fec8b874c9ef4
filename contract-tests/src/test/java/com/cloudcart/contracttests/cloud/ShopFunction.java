package com.cloudcart.contracttests.cloud;

import com.cloudcart.kit.test.ServerProcess;
import java.util.List;

/** The deployed functions, with their names and handler classes. */
public enum ShopFunction {
  CATALOG("cloudcart-catalog-dev", "com.cloudcart.catalog.lambda.CatalogFunction"),
  CART("cloudcart-cart-dev", "com.cloudcart.cart.lambda.CartFunction"),
  ORDER("cloudcart-order-dev", "com.cloudcart.order.lambda.OrderFunction"),
  RECOVERY("cloudcart-order-recovery-dev", "com.cloudcart.order.lambda.RecoveryFunction"),
  PAYMENT("cloudcart-payment-dev", "com.cloudcart.payment.lambda.PaymentFunction"),
  SHIPMENT("cloudcart-shipment-dev", "com.cloudcart.shipment.lambda.ShipmentFunction");

  private final String functionName;
  private final String entryClass;

  ShopFunction(String functionName, String entryClass) {
    this.functionName = functionName;
    this.entryClass = entryClass;
  }

  public String functionName() {
    return functionName;
  }

  /** The function's running processes among those of a LocalStack. */
  public List<ProcessHandle> processesOf(ServerProcess localStack) {
    return localStack.descendants().filter(this::isRunBy).toList();
  }

  private boolean isRunBy(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains(entryClass);
  }
}
