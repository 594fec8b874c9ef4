package com.cloudcart.contracttests.snapshot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.contracttests.provider.FunctionProcess;
import com.cloudcart.contracttests.provider.Packaged;
import com.cloudcart.contracttests.provider.Table;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.snapshot.Priming;
import com.cloudcart.kit.test.LocalDynamo;
import com.cloudcart.kit.test.TemplateTables;
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
  /** What remains are the lambdas and the response types of a write that had no effect before. */
  private static final long FEW = 60;

  private static final APIGatewayProxyRequestEvent CREATE_PRODUCT =
      Priming.event("POST", "/products").withBody("{\"title\":\"Mug\",\"price\":12.5,\"stock\":3}");

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
    FunctionProcess catalog = services().catalogFunction(services().tables("catalog"));
    catalog.snapshot();

    assertThat(classesLoadedBy(catalog, CREATE_PRODUCT)).isLessThan(FEW);
  }

  @Test
  void catalog_loads_many_classes_for_its_first_request_without_priming() {
    FunctionProcess catalog = services().catalogFunction(services().tables("catalog"));

    assertThat(classesLoadedBy(catalog, CREATE_PRODUCT)).isGreaterThan(10 * FEW);
  }

  @Test
  void catalog_leaves_nothing_behind_when_it_is_primed() {
    TemplateTables tables = services().tables("catalog");
    Table products = services().table(tables, "ProductsTable");
    Table reservations = services().table(tables, "StockReservationsTable");
    FunctionProcess catalog = services().catalogFunction(tables);

    catalog.snapshot();

    assertThat(products.items()).isEmpty();
    assertThat(reservations.items()).isEmpty();
    assertThat(catalog.output()).isEmpty();
  }

  private static long classesLoadedBy(FunctionProcess function, APIGatewayProxyRequestEvent event) {
    long before = function.loadedClasses();
    assertThat(function.invoke(ContractMapper.write(event))).contains("\"statusCode\":201");
    return function.loadedClasses() - before;
  }
}
