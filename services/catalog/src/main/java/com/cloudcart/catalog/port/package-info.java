/** What the use cases need from outside, in the words of the domain; no technology. */
@NullMarked
package com.cloudcart.catalog.port;

import org.jspecify.annotations.NullMarked;
