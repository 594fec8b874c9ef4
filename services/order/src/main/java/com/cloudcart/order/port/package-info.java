/** What the use cases need from outside, in terms of the domain; no technology here. */
@NullMarked
package com.cloudcart.order.port;

import org.jspecify.annotations.NullMarked;
