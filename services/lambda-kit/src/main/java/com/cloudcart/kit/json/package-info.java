/** The one ObjectMapper and its limits. */
@NullMarked
package com.cloudcart.kit.json;

import org.jspecify.annotations.NullMarked;
