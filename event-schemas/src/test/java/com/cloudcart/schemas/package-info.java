/** Holds the example events against their schemas. */
@NullMarked
package com.cloudcart.schemas;

import org.jspecify.annotations.NullMarked;
