/** The events that payment receives from and sends to queues. */
@NullMarked
package com.cloudcart.payment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
