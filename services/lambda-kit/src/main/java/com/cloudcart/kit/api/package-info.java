/** A function behind API Gateway: the event in, validated by the API's document, the answer out. */
@NullMarked
package com.cloudcart.kit.api;

import org.jspecify.annotations.NullMarked;
