/** What shipment needs from other systems, in terms of its domain. */
@NullMarked
package com.cloudcart.shipment.port;

import org.jspecify.annotations.NullMarked;
