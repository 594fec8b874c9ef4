/** An order as shipment sees it; plain Java, no JSON, AWS, clock or environment. */
@NullMarked
package com.cloudcart.shipment.domain;

import org.jspecify.annotations.NullMarked;
