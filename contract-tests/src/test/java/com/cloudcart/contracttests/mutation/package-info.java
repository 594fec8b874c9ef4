/**
 * Proof that the gate bites: changes to contracts and code in scratch copies, each with the verdict
 * that the gate must give.
 */
@NullMarked
package com.cloudcart.contracttests.mutation;

import org.jspecify.annotations.NullMarked;
