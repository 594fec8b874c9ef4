package com.cloudcart.conformance;

import com.cloudcart.generated.cart.CartApi;
import com.cloudcart.generated.cart.model.AddCartItemRequest;
import com.cloudcart.generated.cart.model.CartItem;
import com.cloudcart.generated.cart.model.UpdateCartItemRequest;
import com.cloudcart.kit.log.Correlation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Shows in its answers what it was called with. */
final class Cart implements CartApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03.450Z");

  @Override
  public AddCartItemResponse addCartItem(AddCartItemRequest body, Correlation call) {
    return new AddCartItemResponse.Ok(
        new CartItem(
            body.userId(),
            body.productId(),
            body.title(),
            body.price(),
            body.quantity(),
            THEN,
            body.imageUrl()));
  }

  @Override
  public GetCartResponse getCart(String userId, Correlation call) {
    return new GetCartResponse.Ok(
        new com.cloudcart.generated.cart.model.Cart(userId, List.of(), 0, BigDecimal.ZERO));
  }

  @Override
  public UpdateCartItemResponse updateCartItem(
      String userId, String productId, UpdateCartItemRequest body, Correlation call) {
    return new UpdateCartItemResponse.Ok(
        CartItem.of(userId, productId, "A product", BigDecimal.ONE, body.quantity(), THEN));
  }

  @Override
  public RemoveCartItemResponse removeCartItem(String userId, String productId, Correlation call) {
    return new RemoveCartItemResponse.NoContent();
  }

  @Override
  public ClearCartResponse clearCart(String userId, Correlation call) {
    return new ClearCartResponse.NoContent();
  }
}
