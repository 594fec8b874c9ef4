/** What shipment needs of the world outside, in its own words. */
@NullMarked
package com.cloudcart.shipment.port;

import org.jspecify.annotations.NullMarked;
