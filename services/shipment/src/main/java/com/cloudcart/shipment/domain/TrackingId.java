package com.cloudcart.shipment.domain;

import java.util.regex.Pattern;

/** The id by which a shopper tracks a shipment: {@code TRK-} and eight of {@code [0-9A-Z]}. */
public record TrackingId(String value) {
  /** The characters that may follow the prefix. */
  public static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** The number of characters after the prefix. */
  public static final int LENGTH = 8;

  private static final String PREFIX = "TRK-";
  private static final Pattern FORM = Pattern.compile("TRK-[0-9A-Z]{8}");

  public TrackingId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("invalid tracking id: " + value);
    }
  }

  /** The id with these characters after the prefix. */
  public static TrackingId of(String characters) {
    return new TrackingId(PREFIX + characters);
  }

  @Override
  public String toString() {
    return value;
  }
}
