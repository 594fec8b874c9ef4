/** The orders table; no business decision is made here. */
@NullMarked
package com.cloudcart.shipment.adapter.dynamo;

import org.jspecify.annotations.NullMarked;
