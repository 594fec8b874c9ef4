package com.cloudcart.kit.json;

/**
 * A number as it was written. Kept as text because the type rules are about the notation: {@code
 * 3e9} and {@code 1.0} are numbers, but not integers.
 */
record JsonNumber(String text, boolean integer) {}
