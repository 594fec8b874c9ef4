/** The payment provider that this shop has instead of a real one. */
@NullMarked
package com.cloudcart.payment.adapter.simulation;

import org.jspecify.annotations.NullMarked;
