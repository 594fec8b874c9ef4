package com.cloudcart.order.port;

import java.time.Instant;

/**
 * Which orders need recovery: not accepted ones that have been so since {@code reservingBefore},
 * and PENDING ones that payment has not taken up since {@code pendingBefore}.
 */
public record Overdue(Instant reservingBefore, Instant pendingBefore) {}
