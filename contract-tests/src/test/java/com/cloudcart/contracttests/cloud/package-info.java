/**
 * Starts the shop on its own LocalStack, deploys it with the deploy script, injects faults and
 * reads its state. It contains no assertions about the shop's behaviour.
 */
@NullMarked
package com.cloudcart.contracttests.cloud;

import org.jspecify.annotations.NullMarked;
