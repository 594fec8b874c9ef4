/**
 * Deterministic simulation of the whole shop: the real use cases and handlers of all services in
 * one process, on virtual time, with every fault that a seed chooses. See docs/simulation.md.
 */
@NullMarked
package com.cloudcart.contracttests.simulation;

import org.jspecify.annotations.NullMarked;
