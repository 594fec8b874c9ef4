/** Calls of the catalog through its generated client. */
@NullMarked
package com.cloudcart.payment.adapter.http;

import org.jspecify.annotations.NullMarked;
