package com.cloudcart.cart.lambda;

import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Money;
import com.cloudcart.cart.domain.ProductId;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.Showing;
import com.cloudcart.cart.domain.Title;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.usecase.AddToCart;
import com.cloudcart.generated.cart.model.AddCartItemRequest;
import com.cloudcart.generated.cart.model.Cart;
import com.cloudcart.generated.cart.model.CartItem;

/** Carts between the wire and the domain. */
final class CartModel {
  private CartModel() {}

  static CartItemId id(String userId, String productId) {
    return new CartItemId(new UserId(userId), new ProductId(productId));
  }

  static AddToCart.Command command(AddCartItemRequest request) {
    Showing showing =
        new Showing(new Title(request.title()), new Money(request.price()), request.imageUrl());
    return new AddToCart.Command(
        id(request.userId(), request.productId()), showing, new Quantity(request.quantity()));
  }

  static CartItem of(com.cloudcart.cart.domain.CartItem item) {
    return new CartItem(
        item.id().userId().value(),
        item.id().productId().value(),
        item.showing().title().value(),
        item.showing().price().amount(),
        item.quantity().value(),
        item.addedAt(),
        item.showing().imageUrl());
  }

  static Cart of(com.cloudcart.cart.domain.Cart cart) {
    return new Cart(
        cart.userId().value(),
        cart.items().stream().map(CartModel::of).toList(),
        cart.items().size(),
        cart.totalAmount().amount());
  }
}
