package com.cloudcart.kit.client;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;

/** Signs the requests that an API accepts only from certain functions. */
@FunctionalInterface
public interface RequestSigner {
  /** For an API that everybody may call. */
  RequestSigner NONE = (request, body) -> Map.of();

  /**
   * The headers that sign a request. A repeated request is signed again, because a signature is
   * valid for minutes.
   *
   * @param request with all its other headers
   * @param body the text that is sent, empty when there is none
   * @throws com.cloudcart.kit.DependencyUnavailable when there are no credentials to sign with
   */
  Map<String, List<String>> sign(HttpRequest request, String body);
}
