package com.cloudcart.contracttests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FixedDatesTest {

  @TempDir private Path folder;

  @BeforeEach
  void an_adapter_whose_test_passes_the_suite_of_its_port() throws IOException {
    write(
        "shop/adapter/DynamoOrdersIT.java",
        """
        package shop.adapter;

        import com.cloudcart.kit.test.LocalDynamo;
        import shop.port.OrdersSuite;

        class DynamoOrdersIT implements OrdersSuite {
          static final LocalDynamo DYNAMO = new LocalDynamo();
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Instant.parse(\"2026-11-23T01:02:03.456Z\")",
        "json(\"{'createdAt':'2026-11-23'}\")",
        "Instant.ofEpochSecond(1_795_395_723)",
        "Instant.ofEpochMilli(1795395723456L)",
        "AttributeValue.fromN(\"1795395723\")",
        "Instant.EPOCH"
      })
  void a_fixed_date_in_a_suite_that_an_adapter_passes_is_found(String date) throws IOException {
    suite(date);

    assertThat(found()).singleElement().asString().startsWith("shop.port.OrdersSuite: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Instant.now().truncatedTo(ChronoUnit.MILLIS)",
        "Instant.now().plus(Duration.ofDays(365))",
        "\"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\"",
        "\"/2015-03-31/functions\"",
        "1_000_000_001"
      })
  void a_time_of_the_clock_and_other_numbers_are_none(String time) throws IOException {
    suite(time);

    assertThat(found()).isEmpty();
  }

  @Test
  void a_fixed_date_in_an_object_mother_that_the_suite_uses_is_found() throws IOException {
    suite("OrderMother.order()");
    write("shop/port/OrderMother.java", type("OrderMother", "\"2026-11-23\""));

    assertThat(found()).containsExactly("shop.port.OrderMother: 2026-11-23");
  }

  @Test
  void a_fixed_date_in_a_test_that_gets_its_store_from_another_class_is_found() throws IOException {
    suite("Instant.now()");
    write(
        "shop/adapter/Tables.java", "package shop.adapter; class Tables extends DynamoOrdersIT {}");
    write(
        "shop/adapter/ItemsIT.java",
        "package shop.adapter; class ItemsIT { Tables tables; String at = \"2026-11-23\"; }");

    assertThat(found()).containsExactly("shop.adapter.ItemsIT: 2026-11-23");
  }

  @Test
  void a_test_on_fakes_may_have_a_fixed_date() throws IOException {
    suite("Instant.now()");
    write("shop/port/OrderTest.java", type("OrderTest", "\"2026-11-23\""));

    assertThat(found()).isEmpty();
  }

  private void suite(String time) throws IOException {
    write("shop/port/OrdersSuite.java", type("OrdersSuite", time));
  }

  private static String type(String name, String time) {
    return "package shop.port;\ninterface %s { Object TIME = %s; }\n".formatted(name, time);
  }

  private void write(String file, String source) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, source);
  }

  private Set<String> found() throws IOException {
    try (var files = Files.walk(folder)) {
      List<Path> sources = files.filter(Files::isRegularFile).toList();
      return FixedDates.in(sources);
    }
  }
}
