package com.cloudcart.contracttests.provider;

import com.cloudcart.kit.test.ServerProcess;
import java.util.List;

/** The functions of the shop, with their jars, deployed names and handler classes. */
public enum ShopFunction {
  CATALOG("catalog", "cloudcart-catalog-dev", "CatalogFunction"),
  CART("cart", "cloudcart-cart-dev", "CartFunction"),
  ORDER("order", "cloudcart-order-dev", "OrderFunction"),
  RECOVERY("order", "cloudcart-order-recovery-dev", "RecoveryFunction"),
  PAYMENT("payment", "cloudcart-payment-dev", "PaymentFunction"),
  SHIPMENT("shipment", "cloudcart-shipment-dev", "ShipmentFunction"),
  AUDIT("audit", "cloudcart-audit-dev", "AuditFunction");

  private final String service;
  private final String functionName;
  private final String handler;

  ShopFunction(String service, String functionName, String handler) {
    this.service = service;
    this.functionName = functionName;
    this.handler = "com.cloudcart.%s.lambda.%s".formatted(service, handler);
  }

  /** The service whose jar contains the function. */
  public String service() {
    return service;
  }

  public String functionName() {
    return functionName;
  }

  /** The handler's class. */
  public String handler() {
    return handler;
  }

  /** The function's running processes among those of a LocalStack. */
  public List<ProcessHandle> processesOf(ServerProcess localStack) {
    return localStack
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains(handler))
        .toList();
  }
}
