/** Carts, their items and the rules between them; no JSON, AWS, clock or environment. */
@NullMarked
package com.cloudcart.cart.domain;

import org.jspecify.annotations.NullMarked;
