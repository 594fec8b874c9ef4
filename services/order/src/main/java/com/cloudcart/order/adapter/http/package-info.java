/** The catalog over its generated client; when to ask again is decided here, and nothing else. */
@NullMarked
package com.cloudcart.order.adapter.http;

import org.jspecify.annotations.NullMarked;
