package com.cloudcart.order.domain;

import java.time.Instant;

/** That an order came into a state, and when. */
public record StatusChange(OrderStatus status, Instant at) {}
