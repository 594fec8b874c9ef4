/** Shipment's orders in memory. They pass the same suite as the DynamoDB adapter. */
@NullMarked
package com.cloudcart.shipment.adapter.memory;

import org.jspecify.annotations.NullMarked;
