/** The part of an order that shipment needs, in plain Java. */
@NullMarked
package com.cloudcart.shipment.domain;

import org.jspecify.annotations.NullMarked;
