package com.cloudcart.kit.http;

import com.cloudcart.kit.log.Correlation;

/** Leads a request to the operation it means. Generated from the OpenAPI document of an API. */
public interface Router {
  HttpResponse route(HttpRequest request, Correlation call);
}
