package com.cloudcart.cart.lambda;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.usecase.AddToCart;
import com.cloudcart.cart.usecase.ChangeQuantity;
import com.cloudcart.generated.cart.CartApi;
import com.cloudcart.generated.cart.model.AddCartItemRequest;
import com.cloudcart.generated.cart.model.ApiError;
import com.cloudcart.generated.cart.model.UpdateCartItemRequest;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.util.List;

/**
 * Leads each operation of {@code api-specs/cart.yaml} to its use case. The log names products and
 * never users: a user id can be an address.
 */
final class CartApiHandler implements CartApi {
  private final CartUseCases useCases;
  private final Log log;

  CartApiHandler(CartUseCases useCases, Log log) {
    this.useCases = useCases;
    this.log = log;
  }

  @Override
  public AddCartItemResponse addCartItem(AddCartItemRequest body, Correlation call) {
    return switch (useCases.addToCart().execute(CartModel.command(body))) {
      case AddToCart.Result.Added added -> {
        log.info("Product put into cart", Field.of("productId", body.productId()));
        yield new AddCartItemResponse.Ok(CartModel.of(added.item()));
      }
      case AddToCart.Result.TooManyPieces tooMany ->
          invalid(
              "quantity: the cart has %s of it, at most %d are possible"
                  .formatted(tooMany.inCart(), Quantity.MAX));
      case AddToCart.Result.CartFull full ->
          invalid("productId: the cart has %d products already".formatted(Cart.MAX_ITEMS));
    };
  }

  @Override
  public GetCartResponse getCart(String userId, Correlation call) {
    Cart cart = useCases.showCart().execute(new UserId(userId));
    return new GetCartResponse.Ok(CartModel.of(cart));
  }

  @Override
  public UpdateCartItemResponse updateCartItem(
      String userId, String productId, UpdateCartItemRequest body, Correlation call) {
    ChangeQuantity.Command command =
        new ChangeQuantity.Command(CartModel.id(userId, productId), new Quantity(body.quantity()));
    return switch (useCases.changeQuantity().execute(command)) {
      case ChangeQuantity.Result.Changed changed ->
          new UpdateCartItemResponse.Ok(CartModel.of(changed.item()));
      case ChangeQuantity.Result.NotInCart notInCart ->
          new UpdateCartItemResponse.NotFound(ApiError.of("Product not in the cart"));
    };
  }

  @Override
  public RemoveCartItemResponse removeCartItem(String userId, String productId, Correlation call) {
    useCases.removeFromCart().execute(CartModel.id(userId, productId));
    log.info("Product taken out of cart", Field.of("productId", productId));
    return new RemoveCartItemResponse.NoContent();
  }

  @Override
  public ClearCartResponse clearCart(String userId, Correlation call) {
    useCases.emptyCart().execute(new UserId(userId));
    log.info("Cart emptied");
    return new ClearCartResponse.NoContent();
  }

  private static AddCartItemResponse invalid(String detail) {
    return new AddCartItemResponse.BadRequest(
        new ApiError("The request is invalid", List.of(detail)));
  }
}
