/** Calls the catalog through its generated client, and repeats a call that had no usable answer. */
@NullMarked
package com.cloudcart.order.adapter.http;

import org.jspecify.annotations.NullMarked;
