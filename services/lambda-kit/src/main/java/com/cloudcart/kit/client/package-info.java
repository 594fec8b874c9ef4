/** What a generated client calls an API with: JSON over java.net.http. */
@NullMarked
package com.cloudcart.kit.client;

import org.jspecify.annotations.NullMarked;
