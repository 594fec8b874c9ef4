package com.cloudcart.order.lambda;

import com.cloudcart.order.usecase.GetOrder;
import com.cloudcart.order.usecase.ListOrders;
import com.cloudcart.order.usecase.PlaceOrder;

/** What a shopper can do, for the handler to lead requests to. */
record OrderUseCases(PlaceOrder placeOrder, GetOrder getOrder, ListOrders listOrders) {}
