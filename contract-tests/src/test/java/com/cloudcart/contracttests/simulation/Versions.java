package com.cloudcart.contracttests.simulation;

import java.util.Map;

/**
 * The two versions of the order service that run beside each other while one is deployed. What
 * differs is what a deployment may change without a new protocol: the time limits of the template
 * and, in {@link RemoteSqs}, fields of events that the other version does not know.
 */
final class Versions {
  static final Map<String, String> THIS =
      settings(
          Template.orderParameter("LeaseSeconds"),
          Template.orderParameter("ReservingRecoveryAgeSeconds"),
          Template.orderParameter("PendingRecoveryAgeSeconds"));
  static final Map<String, String> NEXT = settings("45", "90", "150");

  private Versions() {}

  private static Map<String, String> settings(String lease, String reserving, String pending) {
    return Map.of(
        "LOG_LEVEL", "ERROR",
        "LEASE_SECONDS", lease,
        "RESERVING_RECOVERY_AGE_SECONDS", reserving,
        "PENDING_RECOVERY_AGE_SECONDS", pending);
  }
}
