/** What is stored of orders and stock, and the rules that it follows, in plain Java. */
@NullMarked
package com.cloudcart.audit.domain;

import org.jspecify.annotations.NullMarked;
