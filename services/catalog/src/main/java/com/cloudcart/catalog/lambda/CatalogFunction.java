package com.cloudcart.catalog.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.kit.api.ApiFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind the catalog's API; made once per process by the Lambda runtime. */
public final class CatalogFunction implements RequestStreamHandler {
  private final ApiFunction function;

  public CatalogFunction() {
    this(CatalogWiring.fromEnvironment());
  }

  CatalogFunction(ApiFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }
}
