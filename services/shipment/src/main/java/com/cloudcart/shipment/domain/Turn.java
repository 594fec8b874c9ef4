package com.cloudcart.shipment.domain;

/** Whether a change was made now, or had been made before: queues deliver more than once. */
public enum Turn {
  FIRST,
  REPEATED
}
