/** The ports on DynamoDB; no business decision. */
@NullMarked
package com.cloudcart.cart.adapter.dynamo;

import org.jspecify.annotations.NullMarked;
