/** Shoppers who use a deployed shop at the same time, with Gatling. */
@NullMarked
package com.cloudcart.load;

import org.jspecify.annotations.NullMarked;
