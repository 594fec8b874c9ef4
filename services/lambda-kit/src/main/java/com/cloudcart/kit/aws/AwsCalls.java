package com.cloudcart.kit.aws;

import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Says in the kit's words why AWS gave no answer: too much to do, or away. The SDK has retried by
 * then. What AWS answered on purpose (a condition that did not hold, a missing table) stays as it
 * is.
 */
public final class AwsCalls {
  private static final int RETRY_AFTER_SECONDS = 1;

  private AwsCalls() {}

  /**
   * Makes the call.
   *
   * @throws Throttled when the service has too much to do
   * @throws DependencyUnavailable when there was no answer in time, or one of a service in trouble;
   *     a write may have happened all the same, so only call what may be repeated
   */
  public static <T> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkClientException e) {
      throw new DependencyUnavailable("AWS gave no answer", RETRY_AFTER_SECONDS, e);
    } catch (AwsServiceException e) {
      if (e.isThrottlingException()) {
        throw new Throttled("AWS has too much to do", RETRY_AFTER_SECONDS, e);
      }
      if (e.statusCode() >= 500) {
        throw new DependencyUnavailable("AWS is in trouble", RETRY_AFTER_SECONDS, e);
      }
      throw e;
    }
  }
}
