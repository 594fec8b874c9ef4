/**
 * Tests of broker.sh with a broker's recorded responses ({@code src/test/resources/broker}). The
 * package {@code provider} verifies the providers.
 */
@NullMarked
package com.cloudcart.contracttests.broker;

import org.jspecify.annotations.NullMarked;
