package com.cloudcart.conformance;

import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.catalog.model.CreateProductRequest;
import com.cloudcart.generated.catalog.model.Product;
import com.cloudcart.generated.catalog.model.ProductPage;
import com.cloudcart.generated.catalog.model.ReleaseStock;
import com.cloudcart.generated.catalog.model.ReserveStock;
import com.cloudcart.generated.catalog.model.SetStock;
import com.cloudcart.generated.catalog.model.StockChange;
import com.cloudcart.kit.log.Correlation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in its answers what it was called with. */
final class Catalog implements CatalogApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03Z");

  @Override
  public ListProductsResponse listProducts(int limit, @Nullable String lastKey, Correlation call) {
    return new ListProductsResponse.Ok(
        new ProductPage(List.of(product("limit-" + limit, 0)), lastKey));
  }

  @Override
  public CreateProductResponse createProduct(CreateProductRequest body, Correlation call) {
    Product product =
        new Product(
            "new",
            body.title(),
            body.price(),
            body.stock(),
            THEN,
            THEN,
            body.category(),
            body.imageUrl(),
            body.description());
    return new CreateProductResponse.Created(product, "/products/new");
  }

  @Override
  public GetProductResponse getProduct(String productId, Correlation call) {
    return new GetProductResponse.Ok(product(productId, 1));
  }

  @Override
  public ChangeStockResponse changeStock(String productId, StockChange body, Correlation call) {
    int stock =
        switch (body) {
          case SetStock set -> set.stock();
          case ReserveStock reserve -> reserve.reserve();
          case ReleaseStock release -> release.release();
        };
    return new ChangeStockResponse.Ok(product(productId, stock));
  }

  private static Product product(String id, int stock) {
    return Product.of(id, "A product", new BigDecimal("12.5"), stock, THEN, THEN);
  }
}
