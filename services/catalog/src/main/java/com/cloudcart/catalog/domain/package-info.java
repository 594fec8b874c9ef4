/**
 * Products, stock and reservations and the rules between them; no JSON, AWS, clock or environment.
 */
@NullMarked
package com.cloudcart.catalog.domain;

import org.jspecify.annotations.NullMarked;
