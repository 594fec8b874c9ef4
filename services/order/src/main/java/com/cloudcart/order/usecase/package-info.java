/** What the order service does, one class each, told in words of the domain and the ports. */
@NullMarked
package com.cloudcart.order.usecase;

import org.jspecify.annotations.NullMarked;
