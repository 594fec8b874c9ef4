package com.cloudcart.kit.aws;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Distinguishes the failures of AWS that may pass: throttled, and unavailable. The SDK has retried
 * already. Other errors that AWS answers (a condition that did not hold, a missing table) are
 * thrown unchanged.
 */
public final class AwsCalls {
  private static final int RETRY_AFTER_SECONDS = 1;

  private AwsCalls() {}

  /**
   * Makes the call.
   *
   * @throws Throttled when AWS throttles the caller; nothing was changed
   * @throws DependencyUnavailable when there was no answer in time or a server error; a write may
   *     have happened anyway, so only call what may be repeated
   */
  public static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw new DependencyUnavailable("AWS gave no answer", RETRY_AFTER_SECONDS, e);
    } catch (AwsServiceException e) {
      if (e.isThrottlingException()) {
        throw new Throttled("AWS throttles", RETRY_AFTER_SECONDS, e);
      }
      if (e.statusCode() >= 500) {
        throw new DependencyUnavailable("AWS answered with a server error", RETRY_AFTER_SECONDS, e);
      }
      throw e;
    }
  }
}
