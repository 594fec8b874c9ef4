/** Payment's ports in memory. The orders pass the same suite as the DynamoDB adapter. */
@NullMarked
package com.cloudcart.payment.adapter.memory;

import org.jspecify.annotations.NullMarked;
