package com.cloudcart.cart.domain;

import org.jspecify.annotations.Nullable;

/**
 * A product as the shopper saw it when it was added. The catalog's price may differ now; the price
 * of an order is the catalog's.
 *
 * @param imageUrl null when the product has no picture
 */
public record ProductSnapshot(Title title, Money price, @Nullable String imageUrl) {}
