/**
 * The deploy gate: decides from pacts, verification results and the jars at hand whether a deploy
 * may start. No test and no network access lives here.
 */
@NullMarked
package com.cloudcart.contracttests.gate;

import org.jspecify.annotations.NullMarked;
