/**
 * What generated clients stand on: JSON over java.net.http, with one exception for every way to get
 * no answer.
 */
@NullMarked
package com.cloudcart.kit.http.client;

import org.jspecify.annotations.NullMarked;
