package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.catalog.model.ApiErrorModel;
import com.cloudcart.generated.catalog.model.CreateProductRequestModel;
import com.cloudcart.generated.catalog.model.ReleaseStockModel;
import com.cloudcart.generated.catalog.model.ReserveStockModel;
import com.cloudcart.generated.catalog.model.SetStockModel;
import com.cloudcart.generated.catalog.model.SortOrderModel;
import com.cloudcart.generated.catalog.model.StockChangeModel;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import org.jspecify.annotations.Nullable;

/** Dispatches each operation of {@code api-specs/catalog.yaml} to its use case. */
final class CatalogApiHandler implements CatalogApi {
  private final ProductLists productLists;
  private final FindProduct findProduct;
  private final CreateProduct createProduct;
  private final StockChanges stockChanges;
  private final Log log;

  CatalogApiHandler(
      ProductLists productLists,
      FindProduct findProduct,
      CreateProduct createProduct,
      StockChanges stockChanges,
      Log log) {
    this.productLists = productLists;
    this.findProduct = findProduct;
    this.createProduct = createProduct;
    this.stockChanges = stockChanges;
    this.log = log;
  }

  @Override
  public ListProductsResponse listProducts(
      Long limit,
      @Nullable String lastKey,
      @Nullable String q,
      @Nullable String category,
      @Nullable SortOrderModel sort) {
    ProductLists.Query query = new ProductLists.Query(q, category, sort);
    return query.isEmpty()
        ? productLists.list(limit.intValue(), lastKey)
        : productLists.search(query, limit.intValue(), lastKey);
  }

  @Override
  public ListCategoriesResponse listCategories() {
    return productLists.categories();
  }

  @Override
  public CreateProductResponse createProduct(CreateProductRequestModel body) {
    CreateProduct.Command command =
        new CreateProduct.Command(CatalogModels.offer(body), new Stock(body.stock()));
    Product product = createProduct.handle(command);
    log.info("Product created", Field.of("productId", product.id()));
    return new CreateProductResponse.Created(CatalogModels.of(product), "products/" + product.id());
  }

  @Override
  public GetProductResponse getProduct(String productId) {
    return switch (findProduct.handle(new ProductId(productId))) {
      case FindProduct.Result.Found found ->
          new GetProductResponse.Ok(CatalogModels.of(found.product()));
      case FindProduct.Result.UnknownProduct unknown ->
          new GetProductResponse.NotFound(ApiErrorModel.of("Product not found"));
    };
  }

  @Override
  public ChangeStockResponse changeStock(String productId, StockChangeModel body) {
    ProductId id = new ProductId(productId);
    return switch (body) {
      case SetStockModel set -> stockChanges.set(id, set);
      case ReserveStockModel reserve -> stockChanges.reserve(id, reserve);
      case ReleaseStockModel release -> stockChanges.release(id, release);
    };
  }
}
