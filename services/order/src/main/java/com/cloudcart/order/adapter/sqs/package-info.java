/** Events as SQS messages, in the form of their schemas. */
@NullMarked
package com.cloudcart.order.adapter.sqs;

import org.jspecify.annotations.NullMarked;
