package com.cloudcart.shipment.domain;

/** Which delivery of its event an order was shipped by: queues deliver an event more than once. */
public enum Delivery {
  /** By this delivery. */
  FIRST,

  /** By an earlier delivery. */
  REPEATED
}
