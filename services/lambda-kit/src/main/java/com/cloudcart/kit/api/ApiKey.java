package com.cloudcart.kit.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The key of an API. The function checks it too, because not every gateway does. */
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
  boolean matches(String offered) {
    return MessageDigest.isEqual(key, offered.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "ApiKey[…]";
  }
}
