package com.cloudcart.kit.json;

import java.util.Map;

/** An object as it was parsed, in the order of the text. */
record JsonFields(Map<String, Object> byName) {}
