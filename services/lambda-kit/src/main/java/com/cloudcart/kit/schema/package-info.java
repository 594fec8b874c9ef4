/** Holds messages against the JSON Schemas that are their contract; knows none of them. */
@NullMarked
package com.cloudcart.kit.schema;

import org.jspecify.annotations.NullMarked;
