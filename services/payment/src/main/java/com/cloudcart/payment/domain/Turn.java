package com.cloudcart.payment.domain;

/** Whether a change was made now, or had been made before: queues deliver more than once. */
public enum Turn {
  FIRST,
  REPEATED
}
