package com.cloudcart.audit.domain;

/**
 * What the catalog keeps of the stock of a line.
 *
 * @param orderId the id under which the stock was reserved
 * @param isHeld false when the stock was released
 */
public record Reservation(OrderId orderId, ProductId productId, int quantity, boolean isHeld) {}
