package com.cloudcart.cart.lambda;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.port.CartItems;
import com.cloudcart.cart.usecase.AddToCart;
import com.cloudcart.cart.usecase.ChangeQuantity;
import com.cloudcart.cart.usecase.EmptyCart;
import com.cloudcart.cart.usecase.RemoveFromCart;
import com.cloudcart.cart.usecase.ShowCart;
import com.cloudcart.generated.cart.CartApi;
import com.cloudcart.generated.cart.model.AddCartItemRequestModel;
import com.cloudcart.generated.cart.model.ApiErrorModel;
import com.cloudcart.generated.cart.model.CartFullModel;
import com.cloudcart.generated.cart.model.QuantityLimitExceededModel;
import com.cloudcart.generated.cart.model.UpdateCartItemRequestModel;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.time.Clock;

/**
 * Dispatches each operation of {@code api-specs/cart.yaml} to its use case. The log names products
 * and never users: a user id can be an e-mail address.
 */
final class CartApiHandler implements CartApi {
  private final AddToCart addToCart;
  private final ShowCart showCart;
  private final ChangeQuantity changeQuantity;
  private final RemoveFromCart removeFromCart;
  private final EmptyCart emptyCart;
  private final Log log;

  CartApiHandler(CartItems items, Clock clock, Log log) {
    this.addToCart = new AddToCart(items, clock);
    this.showCart = new ShowCart(items);
    this.changeQuantity = new ChangeQuantity(items);
    this.removeFromCart = new RemoveFromCart(items);
    this.emptyCart = new EmptyCart(items);
    this.log = log;
  }

  @Override
  public AddCartItemResponse addCartItem(AddCartItemRequestModel body) {
    return switch (addToCart.handle(CartModels.command(body))) {
      case AddToCart.Result.Added added -> {
        log.info("Product added to cart", Field.of("productId", body.productId()));
        yield new AddCartItemResponse.Ok(CartModels.of(added.item()));
      }
      case AddToCart.Result.QuantityLimitExceeded exceeded ->
          new AddCartItemResponse.Conflict(new QuantityLimitExceededModel());
      case AddToCart.Result.CartFull full -> new AddCartItemResponse.Conflict(new CartFullModel());
    };
  }

  @Override
  public GetCartResponse getCart(String userId) {
    Cart cart = showCart.handle(new UserId(userId));
    return new GetCartResponse.Ok(CartModels.of(cart));
  }

  @Override
  public UpdateCartItemResponse updateCartItem(
      String userId, String productId, UpdateCartItemRequestModel body) {
    ChangeQuantity.Command command =
        new ChangeQuantity.Command(CartModels.id(userId, productId), new Quantity(body.quantity()));
    return switch (changeQuantity.handle(command)) {
      case ChangeQuantity.Result.Changed changed ->
          new UpdateCartItemResponse.Ok(CartModels.of(changed.item()));
      case ChangeQuantity.Result.NotInCart notInCart ->
          new UpdateCartItemResponse.NotFound(ApiErrorModel.of("Product not in the cart"));
    };
  }

  @Override
  public RemoveCartItemResponse removeCartItem(String userId, String productId) {
    removeFromCart.handle(CartModels.id(userId, productId));
    log.info("Product removed from cart", Field.of("productId", productId));
    return new RemoveCartItemResponse.NoContent();
  }

  @Override
  public ClearCartResponse clearCart(String userId) {
    emptyCart.handle(new UserId(userId));
    log.info("Cart emptied");
    return new ClearCartResponse.NoContent();
  }
}
