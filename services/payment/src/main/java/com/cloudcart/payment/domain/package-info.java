/** The part of an order that payment needs, in plain Java. */
@NullMarked
package com.cloudcart.payment.domain;

import org.jspecify.annotations.NullMarked;
