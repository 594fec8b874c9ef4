/** One class for each thing that a caller can ask for; knows ports, never adapters or HTTP. */
@NullMarked
package com.cloudcart.catalog.usecase;

import org.jspecify.annotations.NullMarked;
