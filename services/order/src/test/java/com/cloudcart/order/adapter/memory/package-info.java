/** Fakes of the ports, proven by the suites that the real adapters also pass. */
@NullMarked
package com.cloudcart.order.adapter.memory;

import org.jspecify.annotations.NullMarked;
