package com.cloudcart.catalog.lambda;

import com.cloudcart.catalog.domain.Product;
import com.cloudcart.catalog.domain.ProductId;
import com.cloudcart.catalog.domain.Stock;
import com.cloudcart.catalog.port.PageRequest;
import com.cloudcart.catalog.usecase.CreateProduct;
import com.cloudcart.catalog.usecase.FindProduct;
import com.cloudcart.generated.catalog.CatalogApi;
import com.cloudcart.generated.catalog.model.ApiError;
import com.cloudcart.generated.catalog.model.CreateProductRequest;
import com.cloudcart.generated.catalog.model.ReleaseStock;
import com.cloudcart.generated.catalog.model.ReserveStock;
import com.cloudcart.generated.catalog.model.SetStock;
import com.cloudcart.generated.catalog.model.StockChange;
import com.cloudcart.kit.log.Correlation;
import com.cloudcart.kit.log.Field;
import com.cloudcart.kit.log.Log;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leads each operation of {@code api-specs/catalog.yaml} to its use case. */
final class CatalogApiHandler implements CatalogApi {
  private final CatalogUseCases useCases;
  private final StockChanges stockChanges;
  private final Log log;

  CatalogApiHandler(CatalogUseCases useCases, Log log) {
    this.useCases = useCases;
    this.stockChanges = new StockChanges(useCases, log);
    this.log = log;
  }

  @Override
  public ListProductsResponse listProducts(int limit, @Nullable String lastKey, Correlation call) {
    if (lastKey == null) {
      return list(PageRequest.first(limit));
    }
    return PageKey.read(lastKey)
        .map(after -> list(new PageRequest(limit, after)))
        .orElseGet(CatalogApiHandler::unknownKey);
  }

  @Override
  public CreateProductResponse createProduct(CreateProductRequest body, Correlation call) {
    CreateProduct.Command command =
        new CreateProduct.Command(ProductModel.offer(body), new Stock(body.stock()));
    Product product = useCases.createProduct().execute(command);
    log.info("Product created", Field.of("productId", product.id()));
    return new CreateProductResponse.Created(ProductModel.of(product), "products/" + product.id());
  }

  @Override
  public GetProductResponse getProduct(String productId, Correlation call) {
    return switch (useCases.findProduct().execute(new ProductId(productId))) {
      case FindProduct.Result.Found found ->
          new GetProductResponse.Ok(ProductModel.of(found.product()));
      case FindProduct.Result.UnknownProduct unknown ->
          new GetProductResponse.NotFound(ApiError.of("Product not found"));
    };
  }

  @Override
  public ChangeStockResponse changeStock(String productId, StockChange body, Correlation call) {
    ProductId id = new ProductId(productId);
    return switch (body) {
      case SetStock set -> stockChanges.set(id, set);
      case ReserveStock reserve -> stockChanges.reserve(id, reserve);
      case ReleaseStock release -> stockChanges.release(id, release);
    };
  }

  private ListProductsResponse list(PageRequest request) {
    return new ListProductsResponse.Ok(ProductModel.of(useCases.listProducts().execute(request)));
  }

  private static ListProductsResponse unknownKey() {
    return new ListProductsResponse.BadRequest(
        new ApiError("The request is invalid", List.of("lastKey: is not a nextKey of this list")));
  }
}
