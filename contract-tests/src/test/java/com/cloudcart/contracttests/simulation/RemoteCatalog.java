package com.cloudcart.contracttests.simulation;

import com.cloudcart.contracttests.simulation.Network.Call;
import com.cloudcart.generated.catalogclient.CatalogApi;
import com.cloudcart.generated.catalogclient.model.ApiErrorModel;
import com.cloudcart.generated.catalogclient.model.CreateProductRequestModel;
import com.cloudcart.generated.catalogclient.model.SortOrderModel;
import com.cloudcart.generated.catalogclient.model.StockChangeModel;
import com.cloudcart.kit.DependencyUnavailable;
import com.cloudcart.kit.Throttled;
import com.cloudcart.kit.api.ApiResponse;
import com.cloudcart.kit.client.FailedCalls;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The generated client of the catalog, with the simulated network where HTTP is. Each call is a
 * process of the catalog.
 */
final class RemoteCatalog implements CatalogApi {
  private final Network network;
  private final Functions functions;
  private final com.cloudcart.generated.catalog.CatalogApi catalog;
  private final Duration timeout;

  /**
   * A client that one service has.
   *
   * @param timeout how long the service waits for an answer
   */
  RemoteCatalog(
      Network network,
      Functions functions,
      com.cloudcart.generated.catalog.CatalogApi catalog,
      Duration timeout) {
    this.network = network;
    this.functions = functions;
    this.catalog = catalog;
    this.timeout = timeout;
  }

  @Override
  public ChangeStockResponse changeStock(String productId, StockChangeModel body) {
    var change = CatalogModelCopies.of(body);
    ApiResponse answer =
        call("PATCH " + productId + " " + body, () -> catalog.changeStock(productId, change));
    return switch (answer.status()) {
      case 200 -> new ChangeStockResponse.Ok(CatalogModelCopies.product(answer.body()));
      case 404 -> new ChangeStockResponse.NotFound(error("not found"));
      case 409 -> new ChangeStockResponse.Conflict(CatalogModelCopies.conflict(answer.body()));
      case 429 -> new ChangeStockResponse.TooManyRequests(error("throttled"), 1);
      case 503 -> new ChangeStockResponse.ServiceUnavailable(error("unavailable"), 1);
      default -> new ChangeStockResponse.InternalError(error("internal"));
    };
  }

  @Override
  public GetProductResponse getProduct(String productId) {
    ApiResponse answer = call("GET " + productId, () -> catalog.getProduct(productId));
    return switch (answer.status()) {
      case 200 -> new GetProductResponse.Ok(CatalogModelCopies.product(answer.body()));
      case 404 -> new GetProductResponse.NotFound(error("not found"));
      case 429 -> new GetProductResponse.TooManyRequests(error("throttled"), 1);
      case 503 -> new GetProductResponse.ServiceUnavailable(error("unavailable"), 1);
      default -> new GetProductResponse.InternalError(error("internal"));
    };
  }

  @Override
  public CreateProductResponse createProduct(CreateProductRequestModel body) {
    throw new UnsupportedOperationException("no service creates products");
  }

  @Override
  public ListCategoriesResponse listCategories() {
    throw new UnsupportedOperationException("no service lists categories");
  }

  @Override
  public ListProductsResponse listProducts(
      Long limit,
      @Nullable String lastKey,
      @Nullable String q,
      @Nullable String category,
      @Nullable SortOrderModel sort) {
    throw new UnsupportedOperationException("no service lists products");
  }

  private ApiResponse call(String what, Supplier<ApiResponse> operation) {
    Call call = new Call(what, timeout);
    return network
        .<ApiResponse>exchange(
            call,
            reply ->
                functions.start(
                    Functions.Kind.CATALOG,
                    () -> reply.accept(new Outcome.Returned<>(answer(operation))),
                    () -> reply.accept(new Outcome.Threw<>(FailedCalls.undeclaredStatus(what)))))
        .get(() -> FailedCalls.timedOut(what));
  }

  /** The statuses that the catalog's entry gives to exceptions. */
  private static ApiResponse answer(Supplier<ApiResponse> operation) {
    try {
      return operation.get();
    } catch (Throttled e) {
      return new ChangeStockResponse.TooManyRequests(error("throttled"), 1);
    } catch (DependencyUnavailable e) {
      return new ChangeStockResponse.ServiceUnavailable(error("unavailable"), 1);
    }
  }

  private static ApiErrorModel error(String sentence) {
    return ApiErrorModel.of(sentence);
  }
}
