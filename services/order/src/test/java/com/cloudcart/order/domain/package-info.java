/** Tests of the rules of an order. */
@NullMarked
package com.cloudcart.order.domain;

import org.jspecify.annotations.NullMarked;
