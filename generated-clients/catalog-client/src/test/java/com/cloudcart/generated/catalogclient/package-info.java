/** The generated client against a server that answers well and badly. */
@NullMarked
package com.cloudcart.generated.catalogclient;

import org.jspecify.annotations.NullMarked;
