package com.cloudcart.payment.lambda;

import static com.cloudcart.kit.test.RoleCredentials.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudcart.kit.config.Settings;
import com.cloudcart.kit.test.RequestRecorder;
import com.cloudcart.kit.test.RoleCredentials;
import com.cloudcart.payment.domain.Order;
import com.cloudcart.payment.domain.OrderMother;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentWiringTest {
  private final Order order = OrderMother.order("o-1");
  @RegisterExtension final RequestRecorder catalog = new RequestRecorder();

  @BeforeEach
  void know_no_product() {
    catalog.answers(404, "{\"error\":\"unknown\",\"correlationId\":\"c\"}");
  }

  @Test
  void call_of_an_open_catalog_is_not_signed() {
    release(Map.of("CATALOG_URL", url()));

    assertThat(catalog.requests())
        .singleElement()
        .matches(call -> call.header("Authorization") == null);
  }

  @Test
  void call_of_a_catalog_that_requires_iam_is_signed_by_the_functions_role() throws IOException {
    RoleCredentials.during(() -> release(Map.of("CATALOG_URL", url(), "CATALOG_AUTH", "iam")));

    assertThat(catalog.requests()).singleElement().matches(call -> call.isSignedBy(ROLE));
  }

  private void release(Map<String, String> environment) {
    PaymentWiring.stock(new Settings(environment))
        .release(order.orderId(), order.lines().getFirst());
  }

  private String url() {
    return catalog.url("/prod").toString();
  }
}
