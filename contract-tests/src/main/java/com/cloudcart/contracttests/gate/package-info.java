/**
 * The deploy gate: decides from pacts, verification results and jars whether a deployment may
 * start. It has no network access.
 */
@NullMarked
package com.cloudcart.contracttests.gate;

import org.jspecify.annotations.NullMarked;
