/** An order as payment sees it; plain Java, no JSON, AWS, clock or environment. */
@NullMarked
package com.cloudcart.payment.domain;

import org.jspecify.annotations.NullMarked;
