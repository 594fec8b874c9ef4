/** The order and its rules in plain Java; no JSON, AWS, clock or environment here. */
@NullMarked
package com.cloudcart.order.domain;

import org.jspecify.annotations.NullMarked;
