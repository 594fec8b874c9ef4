/** The rules of the order, without anything around it. */
@NullMarked
package com.cloudcart.order.domain;

import org.jspecify.annotations.NullMarked;
