package com.cloudcart.conformance;

import com.cloudcart.generated.cart.CartApi;
import com.cloudcart.generated.cart.model.AddCartItemRequestModel;
import com.cloudcart.generated.cart.model.CartItemModel;
import com.cloudcart.generated.cart.model.CartModel;
import com.cloudcart.generated.cart.model.UpdateCartItemRequestModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Shows in its answers what it was called with. */
final class Cart implements CartApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03.450Z");

  @Override
  public AddCartItemResponse addCartItem(AddCartItemRequestModel body) {
    return new AddCartItemResponse.Ok(
        new CartItemModel(
            body.userId(),
            body.productId(),
            body.title(),
            body.price(),
            body.quantity(),
            body.imageUrl(),
            THEN));
  }

  @Override
  public GetCartResponse getCart(String userId) {
    return new GetCartResponse.Ok(new CartModel(userId, List.of(), 0, BigDecimal.ZERO));
  }

  @Override
  public UpdateCartItemResponse updateCartItem(
      String userId, String productId, UpdateCartItemRequestModel body) {
    return new UpdateCartItemResponse.Ok(
        CartItemModel.of(userId, productId, "A product", BigDecimal.ONE, body.quantity(), THEN));
  }

  @Override
  public RemoveCartItemResponse removeCartItem(String userId, String productId) {
    return new RemoveCartItemResponse.NoContent();
  }

  @Override
  public ClearCartResponse clearCart(String userId) {
    return new ClearCartResponse.NoContent();
  }
}
