/** The events that payment sends, in the form of their schemas. */
@NullMarked
package com.cloudcart.payment.adapter.sqs;

import org.jspecify.annotations.NullMarked;
