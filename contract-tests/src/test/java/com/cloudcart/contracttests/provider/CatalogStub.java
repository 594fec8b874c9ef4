package com.cloudcart.contracttests.provider;

import com.cloudcart.contracttests.pact.States;
import com.cloudcart.contracttests.provider.RecordingServer.Reply;
import com.cloudcart.contracttests.spec.Document;
import com.cloudcart.kit.json.ContractMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The catalog behind the order service: it answers as order's own pact with the catalog says, with
 * the products of the provider state. So the result of order's verification belongs to order alone,
 * and a build of the catalog cannot change it. A request that is not in the pact gets a 500.
 */
final class CatalogStub implements AutoCloseable {

  private static final int INSUFFICIENT = 409;

  private final RecordingServer server = RecordingServer.open(call -> Optional.of(reply(call)));
  private final JsonNode interactions =
      Document.read(Pacts.file("order", "catalog")).root().path("interactions");
  private final Map<String, ObjectNode> products = new ConcurrentHashMap<>();
  private volatile boolean available = true;

  URI url() {
    return server.url();
  }

  /** Adds a product with the fields of a provider state. */
  void put(Map<?, ?> product) {
    products.put(Items.of(product, "productId"), ContractMapper.toObject(product));
  }

  void clear() {
    products.clear();
    available = true;
  }

  /** From now on, it answers as API Gateway does when its function dies. */
  void fail() {
    available = false;
  }

  private Reply reply(Call call) {
    if (!available) {
      return Reply.json(502, "{\"message\": \"Internal server error\"}");
    }
    JsonNode request = Document.parse("request", call.body().isEmpty() ? "{}" : call.body()).root();
    String id = call.uri().getPath().split("/", -1)[2];
    Optional<ObjectNode> product = Optional.ofNullable(products.get(id));
    int status = product.map(one -> isSufficient(one, request) ? 200 : INSUFFICIENT).orElse(404);
    return interactions
        .valueStream()
        .filter(one -> isLike(one.path("request"), call, request))
        .filter(one -> one.path("response").path("status").asInt() == status)
        // The other conflicts of the pact are about an earlier reservation.
        .filter(one -> status != INSUFFICIENT || hasState(one, States.PRODUCT_IN_STOCK))
        .findFirst()
        .map(one -> Reply.json(status, body(one, request, product)))
        .orElseGet(() -> Reply.json(500, "\"order's pact has no " + call.operation() + "\""));
  }

  private static boolean isSufficient(JsonNode product, JsonNode request) {
    return request.path("reserve").asInt() <= product.path("stock").asInt();
  }

  /** The same method, path and fields; the values are those of the provider state. */
  private static boolean isLike(JsonNode pact, Call call, JsonNode request) {
    String anyProduct = "^/products/[^/]+";
    return pact.path("method").asText().equals(call.method())
        && pact.path("path")
            .asText()
            .replaceFirst(anyProduct, "")
            .equals(call.uri().getPath().replaceFirst(anyProduct, ""))
        && names(pact.path("body").path("content")).equals(names(request));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static boolean hasState(JsonNode interaction, String state) {
    return interaction
        .path("providerStates")
        .valueStream()
        .anyMatch(one -> one.path("name").asText().equals(state));
  }

  /** The pact's body with the values of the product and of the request, at any depth. */
  private static String body(JsonNode interaction, JsonNode request, Optional<ObjectNode> product) {
    JsonNode body = interaction.path("response").path("body").path("content").deepCopy();
    product.ifPresent(found -> {
      ObjectNode values = found.deepCopy();
      values.set("available", found.path("stock"));
      values.set("requested", request.path("reserve"));
      values
          .properties()
          .forEach(value ->
              body.findParents(value.getKey())
                  .forEach(parent -> ((ObjectNode) parent).set(value.getKey(), value.getValue())));
    });
    return body.toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
