/** A simulation in place of a payment provider. */
@NullMarked
package com.cloudcart.payment.adapter.simulation;

import org.jspecify.annotations.NullMarked;
