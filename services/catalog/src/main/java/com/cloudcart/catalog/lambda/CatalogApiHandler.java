package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.Products;
import com.cloudcart.catalog.port.Products.PageRequest;
import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.catalog.usecase.ListProducts;
import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.catalog.model.ApiErrorModel;
import com.cloudcart.generated.catalog.model.CreateProductRequestModel;
import com.cloudcart.generated.catalog.model.ReleaseStockModel;
import com.cloudcart.generated.catalog.model.ReserveStockModel;
import com.cloudcart.generated.catalog.model.SetStockModel;
import com.cloudcart.generated.catalog.model.StockChangeModel;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dispatches each operation of {@code api-specs/catalog.yaml} to its use case. */
final class CatalogApiHandler implements CatalogApi {
  private final ListProducts listProducts;
  private final FindProduct findProduct;
  private final CreateProduct createProduct;
  private final StockChanges stockChanges;
  private final Log log;

  CatalogApiHandler(Products products, StockChanges stockChanges, Clock clock, Log log) {
    this.listProducts = new ListProducts(products);
    this.findProduct = new FindProduct(products);
    this.createProduct = new CreateProduct(products, CatalogApiHandler::newId, clock);
    this.stockChanges = stockChanges;
    this.log = log;
  }

  private static ProductId newId() {
    return new ProductId(UUID.randomUUID().toString());
  }

  @Override
  public ListProductsResponse listProducts(Long limit, @Nullable String lastKey) {
    if (lastKey == null) {
      return list(PageRequest.first(limit.intValue()));
    }
    return PageKey.read(lastKey)
        .map(after -> list(new PageRequest(limit.intValue(), after)))
        .orElseGet(CatalogApiHandler::unknownKey);
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

  private ListProductsResponse list(PageRequest request) {
    return new ListProductsResponse.Ok(CatalogModels.of(listProducts.handle(request)));
  }

  private static ListProductsResponse unknownKey() {
    return new ListProductsResponse.BadRequest(
        new ApiErrorModel(
            "The request is invalid", List.of("lastKey: is not a nextKey of this list")));
  }
}
