package com.cloudcart.order.domain;

import java.time.Instant;

/**
 * Who ordered, when, and in which request: {@code key} makes it repeatable, {@code correlationId}
 * joins the log lines of all that follows.
 */
public record Placement(UserId userId, Instant createdAt, RequestKey key, String correlationId) {}
