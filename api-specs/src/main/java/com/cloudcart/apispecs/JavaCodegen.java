package com.cloudcart.apispecs;

import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * The generator {@code cloudcart-java}: per API an interface, its models and, by the option {@code
 * side}, the router of a server or a client. What the templates show is worked out from the schemas
 * by {@link JavaModels} and {@link JavaOperations}; the stock generators' own view of a schema is
 * not used, because it flattens what a union is made of.
 */
public final class JavaCodegen extends DefaultCodegen implements CodegenConfig {
  private static final String SOURCES = "src/main/java";

  public JavaCodegen() {
    embeddedTemplateDir = "cloudcart-java";
    templateDir = "cloudcart-java";
    modelTemplateFiles.put("model.mustache", ".java");
    apiTemplateFiles.put("api.mustache", "Api.java");
    cliOptions.add(CliOption.newString("side", "server: a router; client: a client"));
  }

  @Override
  public CodegenType getTag() {
    return CodegenType.SERVER;
  }

  @Override
  public String getName() {
    return "cloudcart-java";
  }

  @Override
  public String getHelp() {
    return "Interface, models and router or client of an API, on lambda-kit.";
  }

  @Override
  public void processOpts() {
    super.processOpts();
    String side = String.valueOf(additionalProperties.get("side"));
    switch (side) {
      case "server" -> {
        apiTemplateFiles.put("router.mustache", "Router.java");
        additionalProperties.put("server", true);
      }
      case "client" -> {
        apiTemplateFiles.put("client.mustache", "Client.java");
        additionalProperties.put("client", true);
      }
      default -> throw new IllegalArgumentException("side is server or client, not " + side);
    }
  }

  @Override
  public String apiFileFolder() {
    return folder(apiPackage());
  }

  @Override
  public String modelFileFolder() {
    return folder(modelPackage());
  }

  private String folder(String javaPackage) {
    return String.join(
        File.separator, outputFolder(), SOURCES, javaPackage.replace('.', File.separatorChar));
  }

  @Override
  public String toApiFilename(String name) {
    return Names.type(name);
  }

  @Override
  public String toApiName(String name) {
    return Names.type(name);
  }

  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String escapeQuotationMark(String input) {
    return input.replace("\"", "\\\"");
  }

  @Override
  public String escapeUnsafeCharacters(String input) {
    return input.replace("*/", "*_/");
  }

  /**
   * Keeps the schemas that become a type of their own; scalars and arrays live on in the rules of
   * their users.
   */
  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
    JavaModels javaModels = new JavaModels(new Schemas(openAPI));
    Map<String, ModelsMap> kept = new LinkedHashMap<>();
    super.postProcessAllModels(models)
        .forEach((name, model) -> {
          Schema<?> schema = openAPI.getComponents().getSchemas().get(name);
          if (schema != null && Schemas.isOwnType(schema)) {
            model.put("java", javaModels.of(name, schema));
            kept.put(name, model);
          }
        });
    return kept;
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> models) {
    OperationsMap processed = super.postProcessOperationsWithModels(operations, models);
    boolean server = additionalProperties.containsKey("server");
    JavaOperations java = new JavaOperations(openAPI, server);
    List<CodegenOperation> all = processed.getOperations().getOperation();
    processed.put("java", java.api(all));
    processed.put(CodegenConstants.MODEL_PACKAGE, modelPackage());
    return processed;
  }
}
