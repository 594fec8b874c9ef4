package com.cloudcart.kit.events;

import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import com.cloudcart.kit.json.Schemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The JSON Schema (2020-12) of an event.
 *
 * @param <E> the event as a record
 */
public final class EventSchema<E> {
  private final Schemas.Contract contract;
  private final Class<E> type;

  private EventSchema(Schemas.Contract contract, Class<E> type) {
    this.contract = contract;
    this.type = type;
  }

  /**
   * Loads a schema from the class path.
   *
   * @param resource for example {@code /event-schemas/order-placed.schema.json}
   */
  public static <E> EventSchema<E> load(String resource, Class<E> type) {
    return new EventSchema<>(Schemas.ofJsonSchema(resource).at(""), type);
  }

  /** Validates a message and binds it to the event; unknown fields are ignored. */
  public Result<E> read(String body) {
    try {
      JsonNode tree = ContractMapper.parse(body);
      List<String> violations = contract.violations(tree, "body");
      return violations.isEmpty()
          ? new Result.Valid<>(ContractMapper.bind(tree, type))
          : new Result.Invalid<>(violations);
    } catch (MalformedJson e) {
      return new Result.Invalid<>(List.of("body: " + e.what()));
    }
  }

  /**
   * Writes an event as a message.
   *
   * @throws IllegalStateException when the event is invalid by its schema: a bug of the sender
   */
  public String write(E event) {
    String body = ContractMapper.write(event);
    List<String> violations = violations(body);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("event is invalid by its schema: " + violations);
    }
    return body;
  }

  private List<String> violations(String body) {
    try {
      return contract.violations(ContractMapper.parse(body), "body");
    } catch (MalformedJson e) {
      return List.of("body: " + e.what());
    }
  }

  /** The event of a message, or every violation as {@code field: rule}. */
  public sealed interface Result<E> {
    record Valid<E>(E event) implements Result<E> {}

    record Invalid<E>(List<String> violations) implements Result<E> {}
  }
}
