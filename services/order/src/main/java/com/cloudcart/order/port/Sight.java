package com.cloudcart.order.port;

import com.cloudcart.order.domain.Money;

/** What the catalog shows of a product, without reserving any. */
public sealed interface Sight {
  /** Its price, and how many are there at the moment. */
  record Seen(Money price, int stock) implements Sight {}

  /** The catalog does not know the product. */
  record UnknownProduct() implements Sight {}

  /** No usable answer. */
  record Unanswered(String reason) implements Sight {}
}
