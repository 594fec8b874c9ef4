/** Random tracking ids, in place of those of a carrier. */
@NullMarked
package com.cloudcart.shipment.adapter.random;

import org.jspecify.annotations.NullMarked;
