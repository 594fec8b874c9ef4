@NullMarked
package com.cloudcart.apispecs;

import org.jspecify.annotations.NullMarked;
