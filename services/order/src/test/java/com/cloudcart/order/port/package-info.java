/** What each port promises, as suites that the fake and the real adapter both pass. */
@NullMarked
package com.cloudcart.order.port;

import org.jspecify.annotations.NullMarked;
