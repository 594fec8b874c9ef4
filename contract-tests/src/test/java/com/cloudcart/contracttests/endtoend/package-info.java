/**
 * End-to-end tests of the shop, over HTTP on LocalStack. The package {@code cloud} starts the shop
 * and injects faults.
 */
@NullMarked
package com.cloudcart.contracttests.endtoend;

import org.jspecify.annotations.NullMarked;
