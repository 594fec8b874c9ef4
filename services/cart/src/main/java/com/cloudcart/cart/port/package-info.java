/** What the use cases need from outside, in the words of the domain; no technology. */
@NullMarked
package com.cloudcart.cart.port;

import org.jspecify.annotations.NullMarked;
