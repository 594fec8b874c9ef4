package com.cloudcart.audit.port;

import com.cloudcart.audit.domain.Snapshot;

/** The records of orders, idempotency keys, reservations and products. */
@FunctionalInterface
public interface ShopRecords {
  /**
   * Reads all records, one after the other, while the shop changes them. Reservations and keys come
   * before orders: the order of each was stored before it.
   */
  Snapshot read();
}
