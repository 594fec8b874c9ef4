/** Shipment's ports in memory, proven by the suites that the real adapters pass. */
@NullMarked
package com.cloudcart.shipment.adapter.memory;

import org.jspecify.annotations.NullMarked;
