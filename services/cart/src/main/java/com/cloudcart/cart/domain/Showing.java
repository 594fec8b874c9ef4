package com.cloudcart.cart.domain;

import org.jspecify.annotations.Nullable;

/**
 * A product as the shopper saw it when putting it into the cart. The catalog may say otherwise by
 * now; what an order costs is decided there and not here.
 *
 * @param imageUrl null when there was no picture
 */
public record Showing(Title title, Money price, @Nullable String imageUrl) {}
