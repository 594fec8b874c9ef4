/**
 * What each consumer needs, written through its real adapter over the generated client. What a
 * consumer does when a provider misbehaves is held here too; what the provider answers is not.
 */
@NullMarked
package com.cloudcart.contracttests.pact;

import org.jspecify.annotations.NullMarked;
