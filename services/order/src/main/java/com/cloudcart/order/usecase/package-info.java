/** The use cases of the order service, one class each, in terms of the domain and the ports. */
@NullMarked
package com.cloudcart.order.usecase;

import org.jspecify.annotations.NullMarked;
