/** Holds the documents and the code generated from them against what they promise. */
@NullMarked
package com.cloudcart.conformance;

import org.jspecify.annotations.NullMarked;
