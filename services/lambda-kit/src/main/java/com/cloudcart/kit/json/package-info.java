/**
 * JSON in and out on jackson-core's streaming API: strict reading that collects every violation,
 * canonical writing. Not for object mapping by reflection, nor for any rule about shops.
 */
@NullMarked
package com.cloudcart.kit.json;

import org.jspecify.annotations.NullMarked;
