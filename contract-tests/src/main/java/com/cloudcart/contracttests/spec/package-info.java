/**
 * What the specs promise and whether a change keeps it: documents, their comparison with the last
 * released ones, and pacts held against them. It reads files and nothing else; deciding about a
 * deploy is the gate's.
 */
@NullMarked
package com.cloudcart.contracttests.spec;

import org.jspecify.annotations.NullMarked;
