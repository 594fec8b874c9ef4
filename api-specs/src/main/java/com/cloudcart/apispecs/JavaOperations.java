package com.cloudcart.apispecs;

import com.cloudcart.apispecs.OperationViews.Api;
import com.cloudcart.apispecs.OperationViews.JavaHeader;
import com.cloudcart.apispecs.OperationViews.JavaOperation;
import com.cloudcart.apispecs.OperationViews.JavaParameter;
import com.cloudcart.apispecs.OperationViews.JavaStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.utils.ModelUtils;

/** What the templates of interface, router and client show. */
final class JavaOperations {
  private static final String JSON = "application/json";

  private final OpenAPI document;
  private final Schemas schemas;
  private final boolean server;

  JavaOperations(OpenAPI document, boolean server) {
    this.document = document;
    this.schemas = new Schemas(document);
    this.server = server;
  }

  Api api(List<CodegenOperation> operations) {
    List<JavaOperation> all = operations.stream().map(this::operation).toList();
    return new Api(all, keyHeader());
  }

  private @Nullable String keyHeader() {
    if (document.getSecurity() == null || document.getSecurity().isEmpty()) {
      return null;
    }
    String scheme = document.getSecurity().get(0).keySet().iterator().next();
    SecurityScheme declared = Schemas.named(document.getComponents().getSecuritySchemes(), scheme);
    return Names.literal(declared.getName());
  }

  private JavaOperation operation(CodegenOperation generated) {
    PathItem path = Schemas.named(document.getPaths(), generated.path);
    Operation operation =
        path.readOperationsMap().get(PathItem.HttpMethod.valueOf(generated.httpMethod));
    if (operation == null) {
      throw new IllegalArgumentException("there is no " + generated.httpMethod + " of " + path);
    }
    List<JavaStatus> statuses =
        operation.getResponses().entrySet().stream()
            .map(response -> status(response.getKey(), response.getValue()))
            .toList();
    return new JavaOperation(
        operation.getOperationId(),
        Names.type(operation.getOperationId()),
        Names.constant(operation.getOperationId()),
        generated.httpMethod,
        generated.path,
        pathExpression(generated.path),
        Names.javadoc(operation.getSummary()),
        parameters(operation),
        statuses,
        statuses.stream().anyMatch(status -> "Rejected".equals(status.group())),
        statuses.stream().anyMatch(status -> "Failed".equals(status.group())));
  }

  private static String pathExpression(String path) {
    String expression =
        Names.literal(path).replaceAll("\\{([^}]+)}", "\" + ApiCall.segment($1) + \"");
    return expression.replace(" + \"\"", "");
  }

  private List<JavaParameter> parameters(Operation operation) {
    List<JavaParameter> parameters = new ArrayList<>();
    if (operation.getParameters() != null) {
      for (Parameter declared : operation.getParameters()) {
        Parameter parameter = ModelUtils.getReferencedParameter(document, declared);
        if (!schemas.isFilledByRouter(parameter.getSchema())) {
          parameters.add(parameter(operation, parameter));
        }
      }
    }
    if (operation.getRequestBody() != null) {
      parameters.add(body(operation));
    }
    return parameters;
  }

  private JavaParameter parameter(Operation operation, Parameter declared) {
    Schema<?> schema = declared.getSchema();
    boolean required = Boolean.TRUE.equals(declared.getRequired());
    Object preset = schemas.resolve(schema).getDefault();
    String type = schemas.javaType(schema);
    boolean present = required || (server && preset != null);
    return new JavaParameter(
        declared.getName(),
        Names.variable(declared.getName()),
        type,
        present ? Primitives.of(type) : "@Nullable " + type,
        schemas.rule(schema),
        Names.constant(operation.getOperationId() + "_" + declared.getName()),
        declared.getIn(),
        required,
        preset == null ? null : preset.toString());
  }

  private JavaParameter body(Operation operation) {
    RequestBody body = ModelUtils.getReferencedRequestBody(document, operation.getRequestBody());
    Schema<?> schema = Schemas.named(body.getContent(), JSON).getSchema();
    String type = schemas.javaType(schema);
    return new JavaParameter(
        "body", "body", type, type, schemas.rule(schema), "", "body", true, null);
  }

  private JavaStatus status(String code, ApiResponse declared) {
    ApiResponse response = ModelUtils.getReferencedApiResponse(document, declared);
    Schema<?> body =
        response.getContent() == null
            ? null
            : Schemas.named(response.getContent(), JSON).getSchema();
    List<JavaHeader> headers = headers(response);
    boolean some = body != null || headers.stream().anyMatch(JavaHeader::required);
    return new JavaStatus(
        code,
        Names.status(code),
        Names.javadoc(response.getDescription()),
        body == null ? null : schemas.javaType(body),
        body == null ? null : schemas.rule(body),
        headers,
        group(code, body),
        some && headers.stream().anyMatch(header -> !header.required()));
  }

  // A caller treats the members of a group alike: its own mistake, or a fault that may pass.
  private @Nullable String group(String code, @Nullable Schema<?> body) {
    if (body == null || !schemas.javaType(body).equals("ApiError")) {
      return null;
    }
    return switch (code) {
      case "400", "413", "415" -> "Rejected";
      case "429", "500", "503" -> "Failed";
      default -> null;
    };
  }

  private List<JavaHeader> headers(ApiResponse response) {
    List<JavaHeader> headers = new ArrayList<>();
    if (response.getHeaders() == null) {
      return headers;
    }
    for (Map.Entry<String, Header> entry : response.getHeaders().entrySet()) {
      Header header = header(entry.getValue());
      if (!schemas.isFilledByRouter(header.getSchema())) {
        headers.add(
            new JavaHeader(
                entry.getKey(),
                Names.variable(entry.getKey()),
                schemas.javaType(header.getSchema()),
                Boolean.TRUE.equals(header.getRequired())));
      }
    }
    return headers;
  }

  private Header header(Header declared) {
    if (declared.get$ref() == null) {
      return declared;
    }
    String name = declared.get$ref().substring(declared.get$ref().lastIndexOf('/') + 1);
    return Schemas.named(document.getComponents().getHeaders(), name);
  }
}
