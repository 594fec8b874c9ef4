package com.cloudcart.contracttests.gate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest, as {@code sha256:} and 64 hexadecimal digits. */
public record Digest(@JsonValue String value) {

  private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int ENOUGH_FOR_A_HUMAN = "sha256:".length() + 8;

  @JsonCreator
  public Digest {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a SHA-256 digest: " + value);
    }
  }

  /** The digest of a file's bytes. */
  public static Digest of(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Digest of(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** The first digits, for a message. */
  String abbreviated() {
    return value.substring("sha256:".length(), ENOUGH_FOR_A_HUMAN);
  }
}
