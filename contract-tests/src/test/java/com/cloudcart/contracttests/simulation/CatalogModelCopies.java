package com.cloudcart.contracttests.simulation;

import com.cloudcart.generated.catalog.model.StockChangeModel;
import com.cloudcart.generated.catalogclient.model.ProductModel;
import com.cloudcart.generated.catalogclient.model.ReleaseStockModel;
import com.cloudcart.generated.catalogclient.model.ReserveStockModel;
import com.cloudcart.generated.catalogclient.model.SetStockModel;
import com.cloudcart.generated.catalogclient.model.StockConflictModel;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Models of the catalog's API as they cross the wire between the client's and the server's. */
final class CatalogModelCopies {
  private CatalogModelCopies() {}

  static StockChangeModel of(com.cloudcart.generated.catalogclient.model.StockChangeModel change) {
    return switch (change) {
      case ReserveStockModel reserve ->
          new com.cloudcart.generated.catalog.model.ReserveStockModel(
              reserve.reserve(), reserve.reservationId());
      case ReleaseStockModel release ->
          new com.cloudcart.generated.catalog.model.ReleaseStockModel(
              release.release(), release.reservationId());
      case SetStockModel set ->
          new com.cloudcart.generated.catalog.model.SetStockModel(set.stock());
    };
  }

  /** Copied field by field, because every reservation has one. */
  static ProductModel product(@Nullable Object body) {
    if (!(body instanceof com.cloudcart.generated.catalog.model.ProductModel product)) {
      throw new IllegalStateException("not a product: " + body);
    }
    return new ProductModel(
        product.productId(),
        product.title(),
        product.price(),
        product.stock(),
        product.category(),
        product.imageUrl(),
        product.description(),
        product.createdAt(),
        product.updatedAt());
  }

  static StockConflictModel conflict(@Nullable Object body) {
    try {
      return ContractMapper.bind(
          ContractMapper.parse(ContractMapper.write(Objects.requireNonNull(body))),
          StockConflictModel.class);
    } catch (MalformedJson e) {
      throw new IllegalStateException("not a conflict: " + body, e);
    }
  }
}
