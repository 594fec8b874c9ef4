/** The events that shipment receives from its queue. */
@NullMarked
package com.cloudcart.shipment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
