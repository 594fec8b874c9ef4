/** The use cases against fakes: their stories, their faults, their races. */
@NullMarked
package com.cloudcart.order.usecase;

import org.jspecify.annotations.NullMarked;
