package com.cloudcart.conformance;

import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.catalog.model.CategoryListModel;
import com.cloudcart.generated.catalog.model.CreateProductRequestModel;
import com.cloudcart.generated.catalog.model.ProductModel;
import com.cloudcart.generated.catalog.model.ProductPageModel;
import com.cloudcart.generated.catalog.model.ReleaseStockModel;
import com.cloudcart.generated.catalog.model.ReserveStockModel;
import com.cloudcart.generated.catalog.model.SetStockModel;
import com.cloudcart.generated.catalog.model.SortOrderModel;
import com.cloudcart.generated.catalog.model.StockChangeModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows in its answers what it was called with. */
final class Catalog implements CatalogApi {
  private static final Instant THEN = Instant.parse("2026-11-23T01:02:03Z");

  @Override
  public ListProductsResponse listProducts(
      Long limit,
      @Nullable String lastKey,
      @Nullable String q,
      @Nullable String category,
      @Nullable SortOrderModel sort) {
    String id = sort == null ? "limit-" + limit : "limit-" + limit + sort.value();
    return new ListProductsResponse.Ok(new ProductPageModel(List.of(product(id, 0)), lastKey));
  }

  @Override
  public ListCategoriesResponse listCategories() {
    return new ListCategoriesResponse.Ok(new CategoryListModel(List.of()));
  }

  @Override
  public CreateProductResponse createProduct(CreateProductRequestModel body) {
    ProductModel product =
        new ProductModel(
            "new",
            body.title(),
            body.price(),
            body.stock(),
            body.category(),
            body.imageUrl(),
            body.description(),
            THEN,
            THEN);
    return new CreateProductResponse.Created(product, "/products/new");
  }

  @Override
  public GetProductResponse getProduct(String productId) {
    return new GetProductResponse.Ok(product(productId, 1));
  }

  @Override
  public ChangeStockResponse changeStock(String productId, StockChangeModel body) {
    int stock =
        switch (body) {
          case SetStockModel set -> set.stock();
          case ReserveStockModel reserve -> reserve.reserve();
          case ReleaseStockModel release -> release.release();
        };
    return new ChangeStockResponse.Ok(product(productId, stock));
  }

  private static ProductModel product(String id, int stock) {
    return ProductModel.of(id, "A product", new BigDecimal("12.5"), stock, THEN, THEN);
  }
}
