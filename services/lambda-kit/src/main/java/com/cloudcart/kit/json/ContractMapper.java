package com.cloudcart.kit.json;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The one {@code ObjectMapper} of the process. It reads strictly: a duplicate field, text after the
 * value, nesting deeper than {@value #MAX_DEPTH}, a number outside any range and an unpaired
 * surrogate are malformed, and nothing is coerced. Unknown fields are ignored. It writes money with
 * two decimals and times with three fraction digits, and leaves nulls out.
 */
public final class ContractMapper {
  /** Deep enough for any contract, shallow enough for any stack. */
  public static final int MAX_DEPTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(factory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .withCoercionConfig(LogicalType.Textual, ContractMapper::coerceNothing)
          .withCoercionConfig(LogicalType.Boolean, ContractMapper::coerceNothing)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .nodeFactory(new StrictNodes())
          .addMixIn(SQSEvent.class, SqsEventFields.class)
          .addMixIn(APIGatewayProxyRequestEvent.class, RequestEventFields.class)
          .addMixIn(ProxyRequestContext.class, RequestContextFields.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new Timestamps.Writer())
                  .addDeserializer(Instant.class, new Timestamps.Reader())
                  .addSerializer(BigDecimal.class, new MoneyWriter()))
          .build();

  private ContractMapper() {}

  private static void coerceNothing(MutableCoercionConfig config) {
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      config.setCoercion(shape, CoercionAction.Fail);
    }
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(400).build())
        .build();
  }

  /** Parses one JSON value. */
  public static JsonNode parse(String text) throws MalformedJson {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree.isMissingNode()) {
        throw new MalformedJson("is empty");
      }
      StrictNodes.checkFieldNames(tree);
      return tree;
    } catch (StreamConstraintsException e) {
      throw new MalformedJson(
          "is nested too deeply, or has a number or a field name that is too long", e);
    } catch (MismatchedInputException e) {
      throw new MalformedJson("has text after its JSON value", e);
    } catch (StrictNodes.Refused e) {
      throw new MalformedJson(e.getMessage(), e);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new MalformedJson("has a number outside any range", e);
    } catch (JsonProcessingException e) {
      boolean duplicate = e.getOriginalMessage().startsWith("Duplicate field");
      throw new MalformedJson(duplicate ? "has a duplicate field" : "is not valid JSON", e);
    }
  }

  /**
   * Reads an event of Lambda.
   *
   * @throws MalformedJson when the bytes are not such an event
   */
  public static <T> T read(InputStream in, Class<T> type) throws IOException, MalformedJson {
    try {
      T event = MAPPER.readValue(in, type);
      if (event == null) {
        throw new MalformedJson("is null");
      }
      return event;
    } catch (JsonProcessingException
        | CharConversionException
        | NumberFormatException
        | ArithmeticException e) {
      throw new MalformedJson("is not a " + type.getSimpleName(), e);
    }
  }

  /**
   * Binds a tree to a type.
   *
   * @throws MalformedJson when the tree does not have the type's shape
   */
  public static <T> T bind(JsonNode tree, Class<T> type) throws MalformedJson {
    try {
      T value = MAPPER.treeToValue(tree, type);
      if (value == null) {
        throw new MalformedJson("is null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new MalformedJson("is not a " + type.getSimpleName() + ": " + path(e), e);
    }
  }

  /** Builds what writing values of the type takes, so that the first value does not wait for it. */
  public static void prepare(Class<?> type) {
    MAPPER.writerFor(type);
  }

  /** The value as JSON text. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not writable as JSON: " + value.getClass().getName(), e);
    }
  }

  /** The value as a JSON object that can be added to. */
  public static ObjectNode toObject(Object value) {
    return MAPPER.valueToTree(value);
  }

  // Where it went wrong, without the values, which may be personal data.
  private static String path(JsonProcessingException e) {
    return e instanceof MismatchedInputException mismatch
        ? mismatch.getPath().stream()
            .map(step ->
                step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .reduce((outer, inner) -> outer + "." + inner)
            .orElse("body")
        : "body";
  }

  /** Lambda writes {@code Records} with a capital letter. */
  private interface SqsEventFields {
    @JsonProperty("Records")
    List<SQSEvent.SQSMessage> getRecords();

    @JsonProperty("Records")
    void setRecords(List<SQSEvent.SQSMessage> records);
  }

  /** No function reads this field, and preparing to bind it costs time at a cold start. */
  @JsonIgnoreProperties("stageVariables")
  private interface RequestEventFields {}

  /** Only the claims of a signed-in user and the id of the request, for the same reason. */
  @JsonIncludeProperties({"authorizer", "requestId"})
  private interface RequestContextFields {}
}
