package com.cloudcart.cart.lambda;

import com.cloudcart.cart.domain.Cart;
import com.cloudcart.cart.domain.CartItem;
import com.cloudcart.cart.domain.CartItemId;
import com.cloudcart.cart.domain.Money;
import com.cloudcart.cart.domain.ProductId;
import com.cloudcart.cart.domain.ProductSnapshot;
import com.cloudcart.cart.domain.Quantity;
import com.cloudcart.cart.domain.Title;
import com.cloudcart.cart.domain.UserId;
import com.cloudcart.cart.usecase.AddToCart;
import com.cloudcart.generated.cart.model.AddCartItemRequestModel;
import com.cloudcart.generated.cart.model.CartItemModel;
import com.cloudcart.generated.cart.model.CartModel;

/** Converts between the models of the API and the domain. */
final class CartModels {
  private CartModels() {}

  static CartItemId id(String userId, String productId) {
    return new CartItemId(new UserId(userId), new ProductId(productId));
  }

  static AddToCart.Command command(AddCartItemRequestModel request) {
    ProductSnapshot snapshot =
        new ProductSnapshot(
            new Title(request.title()), new Money(request.price()), request.imageUrl());
    return new AddToCart.Command(
        id(request.userId(), request.productId()), snapshot, new Quantity(request.quantity()));
  }

  static CartItemModel of(CartItem item) {
    return new CartItemModel(
        item.id().userId().value(),
        item.id().productId().value(),
        item.snapshot().title().value(),
        item.snapshot().price().amount(),
        item.quantity().value(),
        item.snapshot().imageUrl(),
        item.addedAt());
  }

  static CartModel of(Cart cart) {
    return new CartModel(
        cart.userId().value(),
        cart.items().stream().map(CartModels::of).toList(),
        cart.items().size(),
        cart.totalAmount().amount());
  }
}
