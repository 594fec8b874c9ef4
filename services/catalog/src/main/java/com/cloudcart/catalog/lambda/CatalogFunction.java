package com.cloudcart.catalog.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.cloudcart.generated.catalog.model.ProductModel;
import com.cloudcart.kit.api.ApiFunction;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.log.JsonLines;
import com.cloudcart.kit.snapshot.Priming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.crac.Core;
import org.crac.Resource;

/** The function behind the catalog's API; made once per process by the Lambda runtime. */
public final class CatalogFunction implements RequestStreamHandler, Resource {
  private volatile ApiFunction function;

  public CatalogFunction() {
    this(CatalogWiring.fromEnvironment(JsonLines.stdout()));
    Core.getGlobalContext().register(this);
  }

  CatalogFunction(ApiFunction function) {
    this.function = function;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    function.handle(input, output);
  }

  /**
   * Reads a product that does not exist, searches for it, tries to reserve it, and creates one
   * where no table is: all that requests need is loaded, and nothing is stored.
   */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    ContractMapper.prepare(ProductModel.class);
    Map<String, String> path = Map.of("productId", "priming");
    ApiFunction reading = CatalogWiring.fromEnvironment(JsonLines.discarded());
    Priming.request(
        reading, Priming.event("GET", "/products/{productId}").withPathParameters(path), 404);
    Priming.request(
        reading,
        Priming.event("GET", "/products").withQueryStringParameters(Map.of("q", "priming")),
        200);
    Priming.request(
        reading,
        Priming.event("PATCH", "/products/{productId}/stock")
            .withPathParameters(path)
            .withBody("{\"reserve\":1,\"reservationId\":\"priming\"}"),
        404);
    Priming.request(
        CatalogWiring.unreachable(JsonLines.discarded()),
        Priming.event("POST", "/products")
            .withBody("{\"title\":\"Priming\",\"price\":1,\"stock\":1}"),
        503);
  }

  /** Connections, credentials and seeds of before the snapshot must not serve requests. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {
    function = CatalogWiring.fromEnvironment(JsonLines.stdout());
  }
}
