/** Sends generated requests to the deployed shop. */
@NullMarked
package com.cloudcart.contracttests.generative;

import org.jspecify.annotations.NullMarked;
