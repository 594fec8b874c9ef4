/**
 * The function's entry, its wiring and the way from HTTP to the use cases; no business decision.
 */
@NullMarked
package com.cloudcart.cart.lambda;

import org.jspecify.annotations.NullMarked;
