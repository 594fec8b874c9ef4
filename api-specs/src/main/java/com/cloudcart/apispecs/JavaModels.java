package com.cloudcart.apispecs;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the model template shows. */
final class JavaModels {
  private final Schemas schemas;

  JavaModels(Schemas schemas) {
    this.schemas = schemas;
  }

  /** One of the three is set. */
  public record Model(
      String name,
      String javadoc,
      @Nullable RecordModel asRecord,
      @Nullable UnionModel asUnion,
      @Nullable EnumModel asEnum) {}

  /**
   * An object.
   *
   * @param components in the order of the contract, the required ones first
   * @param fields everything that is read or written, in the order of the contract
   * @param partial whether there is a factory that takes the required components only
   */
  public record RecordModel(
      List<Component> components,
      List<Field> fields,
      List<String> unions,
      boolean closed,
      boolean partial) {
    /** Whether a list has to be copied. */
    public boolean copies() {
      return components.stream().anyMatch(Component::list);
    }

    public List<Component> requiredComponents() {
      return components.stream().filter(component -> !component.optional()).toList();
    }
  }

  public record Component(String name, String type, boolean optional, boolean list) {
    /** A required number is never null, so it need not be an object. */
    public String declaredType() {
      if (optional) {
        return "@Nullable " + type;
      }
      return Primitives.of(type);
    }
  }

  /** One of {@code constant}, {@code filled} and the rest says what the field is. */
  public record Field(
      String json,
      String name,
      String type,
      String rule,
      String ruleName,
      boolean required,
      boolean filled,
      @Nullable String constant) {
    public boolean component() {
      return !filled && constant == null;
    }
  }

  public record UnionModel(
      List<Variant> variants, @Nullable String discriminator, String discriminatorLiteral) {
    public boolean byValue() {
      return discriminator != null;
    }
  }

  /**
   * One of the types that a union can be.
   *
   * @param sign the field, or the value of the discriminator, by which it is told
   */
  public record Variant(String name, String sign) {}

  public record EnumModel(List<Value> values, String sentence) {}

  public record Value(String name, String literal) {}

  Model of(String name, Schema<?> schema) {
    String javadoc = Names.javadoc(schema.getDescription());
    if (Schemas.isUnion(schema)) {
      return new Model(name, javadoc, null, union(schema), null);
    }
    if (Schemas.isEnum(schema)) {
      return new Model(name, javadoc, null, null, enumeration(schema));
    }
    return new Model(name, javadoc, record(name, schema), null, null);
  }

  private RecordModel record(String name, Schema<?> schema) {
    List<Field> fields =
        properties(schema).stream().map(property -> field(property, required(schema))).toList();
    List<Component> components = components(fields);
    boolean partial =
        components.stream().anyMatch(Component::optional)
            && components.stream().anyMatch(component -> !component.optional());
    boolean closed = Boolean.FALSE.equals(schema.getAdditionalProperties());
    return new RecordModel(components, fields, unionsOf(name), closed, partial);
  }

  private static List<Map.Entry<String, Schema<?>>> properties(Schema<?> schema) {
    List<Map.Entry<String, Schema<?>>> properties = new ArrayList<>();
    schema.getProperties().forEach((name, property) -> properties.add(Map.entry(name, property)));
    return properties;
  }

  private static List<String> required(Schema<?> schema) {
    return schema.getRequired() == null ? List.of() : schema.getRequired();
  }

  private Field field(Map.Entry<String, Schema<?>> property, List<String> required) {
    String json = property.getKey();
    Schema<?> resolved = schemas.resolve(property.getValue());
    boolean filled = schemas.isFilledByRouter(resolved);
    boolean constant = Schemas.isConstant(resolved);
    boolean component = !filled && !constant;
    return new Field(
        json,
        Names.variable(json),
        component ? schemas.javaType(property.getValue()) : "String",
        component ? schemas.rule(property.getValue()) : "",
        Names.constant(json),
        required.contains(json),
        filled,
        constant ? Names.literal(String.valueOf(resolved.getEnum().get(0))) : null);
  }

  private static List<Component> components(List<Field> fields) {
    return fields.stream()
        .filter(Field::component)
        .sorted(Comparator.comparing(Field::required).reversed())
        .map(field ->
            new Component(
                field.name(), field.type(), !field.required(), field.type().startsWith("List<")))
        .toList();
  }

  private List<String> unionsOf(String name) {
    return schemas.all().entrySet().stream()
        .filter(entry -> Schemas.isUnion(entry.getValue()))
        .filter(entry -> Schemas.variants(entry.getValue()).contains(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static EnumModel enumeration(Schema<?> schema) {
    List<String> texts = schema.getEnum().stream().map(String::valueOf).toList();
    List<Value> values =
        texts.stream().map(text -> new Value(Names.constant(text), Names.literal(text))).toList();
    return new EnumModel(values, Names.literal("must be one of " + String.join(", ", texts)));
  }

  /**
   * Told apart by the value of a field that is a constant in each, else by the field that only one
   * of them requires.
   */
  private UnionModel union(Schema<?> union) {
    List<String> names = Schemas.variants(union);
    String discriminator = discriminator(names);
    List<Variant> variants =
        names.stream()
            .map(name -> new Variant(name, Names.literal(sign(name, names, discriminator))))
            .toList();
    return new UnionModel(
        variants, discriminator, discriminator == null ? "" : Names.literal(discriminator));
  }

  private String sign(String name, List<String> names, @Nullable String discriminator) {
    return discriminator == null ? ownField(name, names) : value(name, discriminator);
  }

  private @Nullable String discriminator(List<String> names) {
    Set<String> constants = new LinkedHashSet<>(constants(names.get(0)));
    names.forEach(name -> constants.retainAll(constants(name)));
    return constants.stream().findFirst().orElse(null);
  }

  private List<String> constants(String name) {
    return properties(schema(name)).stream()
        .filter(property -> Schemas.isConstant(schemas.resolve(property.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private String value(String name, String discriminator) {
    Schema<?> property = Schemas.named(schema(name).getProperties(), discriminator);
    return String.valueOf(schemas.resolve(property).getEnum().get(0));
  }

  private String ownField(String name, List<String> names) {
    return required(schema(name)).stream()
        .filter(field ->
            names.stream()
                .filter(other -> !other.equals(name))
                .noneMatch(other -> schema(other).getProperties().containsKey(field)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nothing tells " + name + " apart"));
  }

  private Schema<?> schema(String name) {
    return schemas.resolve(new Schema<>().$ref(name));
  }
}
