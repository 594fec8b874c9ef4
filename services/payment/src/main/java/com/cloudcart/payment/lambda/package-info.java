/** The function's entry point, its handler and its wiring; no business decision is made here. */
@NullMarked
package com.cloudcart.payment.lambda;

import org.jspecify.annotations.NullMarked;
