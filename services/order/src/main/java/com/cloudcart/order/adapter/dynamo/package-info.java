/** Orders and idempotency keys in two DynamoDB tables; no rule of an order is decided here. */
@NullMarked
package com.cloudcart.order.adapter.dynamo;

import org.jspecify.annotations.NullMarked;
