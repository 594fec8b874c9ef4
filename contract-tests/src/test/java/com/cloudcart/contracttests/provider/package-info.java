/**
 * Runs the packaged functions as a gateway would, and holds them against every pact. What a
 * function answers is its jar's doing alone: no class of a service is loaded here.
 */
@NullMarked
package com.cloudcart.contracttests.provider;

import org.jspecify.annotations.NullMarked;
