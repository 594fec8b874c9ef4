/**
 * HTTP by way of API Gateway: the proxy event in, the generated router, the proxy answer out; and
 * the calls of the generated clients. Not for what a route means.
 */
@NullMarked
package com.cloudcart.kit.http;

import org.jspecify.annotations.NullMarked;
