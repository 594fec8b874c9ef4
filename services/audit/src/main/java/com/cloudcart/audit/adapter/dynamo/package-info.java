/** The tables of catalog and order, read only; no rule is checked here. */
@NullMarked
package com.cloudcart.audit.adapter.dynamo;

import org.jspecify.annotations.NullMarked;
