package com.cloudcart.kit.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The key of an API. Checked here too, because not every gateway in front of a function checks it.
 */
public final class ApiKey {
  private final byte[] key;

  private ApiKey(byte[] key) {
    this.key = key;
  }

  public static ApiKey of(String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException("the api key is blank: every request would be refused");
    }
    return new ApiKey(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the same time for every wrong key, however much of it is right. */
  public boolean isIn(HttpRequest request, String header) {
    byte[] offered = request.header(header).orElse("").getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(key, offered);
  }

  @Override
  public String toString() {
    return "ApiKey[…]";
  }
}
