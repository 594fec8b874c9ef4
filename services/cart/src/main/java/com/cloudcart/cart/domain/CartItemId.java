package com.cloudcart.cart.domain;

/** Names an item: a cart has at most one for each product. */
public record CartItemId(UserId userId, ProductId productId) {}
