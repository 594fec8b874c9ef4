/**
 * Runs the packaged functions behind a local gateway and verifies them against each pact. The
 * functions run only from their jars: this package loads no class of a service.
 */
@NullMarked
package com.cloudcart.contracttests.provider;

import org.jspecify.annotations.NullMarked;
