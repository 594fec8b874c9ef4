/**
 * Tests of the gate: applies mutations of contracts and code to copies, each with the gate's
 * expected result.
 */
@NullMarked
package com.cloudcart.contracttests.mutation;

import org.jspecify.annotations.NullMarked;
