package com.cloudcart.contracttests.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Gateway;
import com.cloudcart.contracttests.provider.Items;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.ShopFunction;
import com.cloudcart.kit.test.ApiEvent;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * SnapStart's hooks, run in a process of the packaged function. A class that the first request
 * loads is time that its caller waits: without priming there are more than a thousand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotIT {
  /** The rest are lambdas and response types of writes, which priming cannot make. */
  private static final long FEW = 60;

  private static final ApiEvent CREATE_PRODUCT =
      ApiEvent.matched("POST", "/products").json("{\"title\":\"Mug\",\"price\":12.5,\"stock\":3}");

  private static final ApiEvent ADD_TO_CART =
      ApiEvent.matched("POST", "/cart")
          .json(
              "{\"userId\":\"ann\",\"productId\":\"mug\",\"title\":\"Mug\",\"price\":12.5,\"quantity\":1}");

  private static final ApiEvent PLACE_ORDER =
      ApiEvent.matched("POST", "/orders")
          .header("x-api-key", Packaged.API_KEY)
          .json(
              "{\"userId\":\"ann\",\"items\":[{\"productId\":\"mug\",\"quantity\":1,\"price\":12.5}]}");

  @RegisterExtension static final LocalDynamo DYNAMO = new LocalDynamo();

  private @Nullable Packaged packaged;

  @BeforeAll
  void start() {
    packaged = new Packaged(DYNAMO);
  }

  @AfterAll
  void stop() {
    services().close();
  }

  private Packaged services() {
    return requireNonNull(packaged);
  }

  @Test
  void catalog_loads_few_classes_for_its_first_request_after_priming() {
    assertLoadsFewerThan(
        FEW,
        () ->
            classesLoadedBy(
                primed(ShopFunction.CATALOG, Packaged.NO_CATALOG), CREATE_PRODUCT, 201));
  }

  @Test
  void cart_loads_few_classes_for_its_first_request_after_priming() {
    assertLoadsFewerThan(
        FEW,
        () -> classesLoadedBy(primed(ShopFunction.CART, Packaged.NO_CATALOG), ADD_TO_CART, 200));
  }

  @Test
  void order_loads_few_classes_for_its_first_request_after_priming() {
    TemplateTables tables = services().tables("catalog");
    Gateway catalog = services().serve(ShopFunction.CATALOG, tables);
    services().table(tables, "ProductsTable").put(Items.product("mug", 3, "12.5"));

    assertLoadsFewerThan(
        3 * FEW,
        () -> classesLoadedBy(primed(ShopFunction.ORDER, catalog.url()), PLACE_ORDER, 201));
  }

  @Test
  void catalog_loads_many_classes_for_its_first_request_without_priming() {
    FunctionProcess catalog = services().start(ShopFunction.CATALOG, services().tables("catalog"));

    assertThat(classesLoadedBy(catalog, CREATE_PRODUCT, 201)).isGreaterThan(10 * FEW);
  }

  @Test
  void priming_stores_logs_and_counts_nothing() {
    TemplateTables catalog = services().tables("catalog");
    TemplateTables cart = services().tables("cart");
    TemplateTables orders = services().tables("order");
    List<FunctionProcess> functions =
        List.of(
            services().start(ShopFunction.CATALOG, catalog),
            services().start(ShopFunction.CART, cart),
            services().start(ShopFunction.ORDER, orders),
            services().start(ShopFunction.PAYMENT, orders),
            services().start(ShopFunction.SHIPMENT, orders),
            services().start(ShopFunction.AUDIT, services().tables("catalog", "order")));
    List<String> messages = services().queues().bodies();

    functions.forEach(FunctionProcess::snapshot);

    assertThat(
            Stream.of(
                services().table(catalog, "ProductsTable"),
                services().table(catalog, "StockReservationsTable"),
                services().table(cart, "CartTable"),
                services().table(orders, "OrdersTable"),
                services().table(orders, "IdempotencyTable")))
        .allSatisfy(table -> assertThat(table.items()).isEmpty());
    assertThat(services().queues().bodies()).isEqualTo(messages);
    assertThat(functions).allSatisfy(function -> assertThat(function.output()).isEmpty());
  }

  private FunctionProcess primed(ShopFunction function, URI catalog) {
    FunctionProcess process =
        services().start(function, services().tables(function.service()), catalog);
    process.snapshot();
    return process;
  }

  /** Up to three processes, because on a busy machine the SDK repeats a call, which loads more. */
  private static void assertLoadsFewerThan(long limit, LongSupplier classesOfANewProcess) {
    List<Long> loaded = new ArrayList<>();
    do {
      loaded.add(classesOfANewProcess.getAsLong());
    } while (loaded.getLast() >= limit && loaded.size() < 3);

    assertThat(loaded).anyMatch(classes -> classes < limit);
  }

  private static long classesLoadedBy(FunctionProcess function, ApiEvent event, int status) {
    long before = function.loadedClasses();
    assertThat(function.invoke(event.text())).contains("\"statusCode\":" + status);
    return function.loadedClasses() - before;
  }
}
