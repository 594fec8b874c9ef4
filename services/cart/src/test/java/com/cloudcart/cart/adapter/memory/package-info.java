/** The ports in memory, for tests; proven by the suites that the real adapters pass too. */
@NullMarked
package com.cloudcart.cart.adapter.memory;

import org.jspecify.annotations.NullMarked;
