/** One class for each thing that a shopper can ask for; knows ports, never adapters or HTTP. */
@NullMarked
package com.cloudcart.cart.usecase;

import org.jspecify.annotations.NullMarked;
