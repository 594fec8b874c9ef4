/** Figures of the shop on a LocalStack of its own; they are printed, and nothing is asserted. */
@NullMarked
package com.cloudcart.contracttests.benchmark;

import org.jspecify.annotations.NullMarked;
