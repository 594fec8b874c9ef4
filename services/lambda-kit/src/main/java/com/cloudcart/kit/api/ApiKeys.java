package com.cloudcart.kit.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that an API accepts. The function checks them too, because not every gateway does. It
 * knows only their digests, so that nobody who can read its configuration can call the API.
 */
public final class ApiKeys {
  private static final int SHA_256_BYTES = 32;

  private final List<byte[]> digests;

  private ApiKeys(List<byte[]> digests) {
    this.digests = digests;
  }

  /**
   * Two keys are accepted while clients move from one to the other.
   *
   * @param digests SHA-256 digests of the keys in hexadecimal digits, separated by commas; an empty
   *     element is no key
   * @throws IllegalArgumentException when an element is not such a digest, or none is left
   */
  public static ApiKeys withDigests(String digests) {
    List<byte[]> parsed =
        Stream.of(digests.split(","))
            .map(String::strip)
            .filter(digest -> !digest.isEmpty())
            .map(HexFormat.of()::parseHex)
            .toList();
    if (parsed.isEmpty() || parsed.stream().anyMatch(digest -> digest.length != SHA_256_BYTES)) {
      throw new IllegalArgumentException(
          "the api keys must be SHA-256 digests in hexadecimal digits, separated by commas");
    }
    return new ApiKeys(parsed);
  }

  /** One key. */
  public static ApiKeys of(String key) {
    return new ApiKeys(List.of(sha256(key)));
  }

  /** Takes the same time for every wrong key, however much of it is right. */
  boolean accept(String offered) {
    byte[] digest = sha256(offered);
    boolean accepted = false;
    for (byte[] known : digests) {
      accepted |= MessageDigest.isEqual(known, digest);
    }
    return accepted;
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
