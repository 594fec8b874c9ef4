package com.cloudcart.cart.lambda;

import com.cloudcart.cart.usecase.AddToCart;
import com.cloudcart.cart.usecase.ChangeQuantity;
import com.cloudcart.cart.usecase.EmptyCart;
import com.cloudcart.cart.usecase.RemoveFromCart;
import com.cloudcart.cart.usecase.ShowCart;

/** What a shopper can do, for the handler to lead requests to. */
record CartUseCases(
    AddToCart addToCart,
    ShowCart showCart,
    ChangeQuantity changeQuantity,
    RemoveFromCart removeFromCart,
    EmptyCart emptyCart) {}
