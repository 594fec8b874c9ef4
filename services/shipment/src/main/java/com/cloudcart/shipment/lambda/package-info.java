/** The function's entry and its wiring; no decision about business. */
@NullMarked
package com.cloudcart.shipment.lambda;

import org.jspecify.annotations.NullMarked;
