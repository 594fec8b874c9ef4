/** The events that come from queues. */
@NullMarked
package com.cloudcart.shipment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
