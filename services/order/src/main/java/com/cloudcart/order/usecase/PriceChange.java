package com.cloudcart.order.usecase;

import com.cloudcart.order.domain.Money;
import com.cloudcart.order.domain.OrderLine;

/** That the catalog's price of a line's product is not the submitted one. */
public record PriceChange(OrderLine line, Money current) {}
