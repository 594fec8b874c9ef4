/**
 * The two functions' entries, their wiring, and the way from HTTP to the use cases; no business
 * decision.
 */
@NullMarked
package com.cloudcart.order.lambda;

import org.jspecify.annotations.NullMarked;
