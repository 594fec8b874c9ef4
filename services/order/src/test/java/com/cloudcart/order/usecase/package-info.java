/** Tests of the use cases with fakes, faults, crashes and races. */
@NullMarked
package com.cloudcart.order.usecase;

import org.jspecify.annotations.NullMarked;
