/**
 * The way over a Pact Broker, held to a broker's recorded answers ({@code
 * src/test/resources/broker}). What a provider does with a pact is not its matter, see {@code
 * provider}.
 */
@NullMarked
package com.cloudcart.contracttests.broker;

import org.jspecify.annotations.NullMarked;
