package com.cloudcart.audit.domain;

/**
 * An idempotency key without its text, which contains the shopper's id.
 *
 * @param orderId the order for which the key is used
 * @param isAnswered whether a repeated request gets the answer that names this order
 */
public record Claim(OrderId orderId, boolean isAnswered) {}
