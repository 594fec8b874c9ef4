package com.cloudcart.cart.domain;

/** Identifies an item: a cart has at most one item for a product. */
public record CartItemId(UserId userId, ProductId productId) {}
