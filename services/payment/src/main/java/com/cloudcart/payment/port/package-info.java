/** What payment needs from other systems, in terms of its domain. */
@NullMarked
package com.cloudcart.payment.port;

import org.jspecify.annotations.NullMarked;
