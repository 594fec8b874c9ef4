/** What payment needs of the world outside, in its own words. */
@NullMarked
package com.cloudcart.payment.port;

import org.jspecify.annotations.NullMarked;
