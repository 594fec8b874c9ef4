/**
 * The entries of the two functions, their wiring, and the conversion between the contract and the
 * use cases; no business decision.
 */
@NullMarked
package com.cloudcart.order.lambda;

import org.jspecify.annotations.NullMarked;
