package com.cloudcart.payment.domain;

/** Which delivery of its event an order was settled by: queues deliver an event more than once. */
public enum Delivery {
  /** By this delivery. */
  FIRST,

  /** By an earlier delivery. */
  REPEATED
}
