/**
 * Random faults on the deployed shop: killed processes, lost calls, duplicate messages. The command
 * is in docs/simulation.md.
 */
@NullMarked
package com.cloudcart.contracttests.chaos;

import org.jspecify.annotations.NullMarked;
