/**
 * End-to-end tests of the shop, over HTTP on its own LocalStack, with injected faults and generated
 * requests.
 */
@NullMarked
package com.cloudcart.contracttests.endtoend;

import org.jspecify.annotations.NullMarked;
