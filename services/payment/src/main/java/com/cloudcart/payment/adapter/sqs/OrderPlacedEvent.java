package com.cloudcart.payment.adapter.sqs;

/**
 * The fields of {@code event-schemas/order-placed.schema.json} that payment reads. Everything else
 * is read from the stored order, because the stored order is the one that was accepted.
 */
public record OrderPlacedEvent(String orderId) {}
