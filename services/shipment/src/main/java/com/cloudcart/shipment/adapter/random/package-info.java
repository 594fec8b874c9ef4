/** Tracking ids by chance; a carrier would give them. */
@NullMarked
package com.cloudcart.shipment.adapter.random;

import org.jspecify.annotations.NullMarked;
