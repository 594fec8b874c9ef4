package com.cloudcart.shipment.adapter.sqs;

/** The field of {@code event-schemas/payment-success.schema.json} that shipment reads. */
public record PaymentSuccessEvent(String orderId) {}
