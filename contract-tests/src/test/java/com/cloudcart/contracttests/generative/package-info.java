/** Requests derived from the documents, against the deployed shop. */
@NullMarked
package com.cloudcart.contracttests.generative;

import org.jspecify.annotations.NullMarked;
