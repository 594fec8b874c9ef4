package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.OrderLine;

/** That there is too little of a product, or that the catalog does not know it. */
public record Shortage(OrderLine line, int available, Reason reason) {
  /** Why a line cannot be had. */
  public enum Reason {
    INSUFFICIENT_STOCK,
    UNKNOWN_PRODUCT
  }
}
