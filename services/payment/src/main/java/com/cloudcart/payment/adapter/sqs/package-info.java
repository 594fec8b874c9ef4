/** The events that come from and go to queues. */
@NullMarked
package com.cloudcart.payment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
