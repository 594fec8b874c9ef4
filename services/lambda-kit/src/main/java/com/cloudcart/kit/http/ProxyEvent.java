package com.cloudcart.kit.http;

import com.cloudcart.kit.json.Json;
import com.cloudcart.kit.json.MalformedJson;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads API Gateway's Lambda proxy event (format 1.0), skipping whatever a router has no use for.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">AWS</a>
 */
final class ProxyEvent {
  private String method = "";
  private String resource = "";
  private String path = "";
  private String body = "";
  private boolean base64;
  private final Map<String, String> pathParameters = new HashMap<>();
  private final Map<String, List<String>> query = new HashMap<>();
  private final Map<String, List<String>> multiQuery = new HashMap<>();
  private final Map<String, List<String>> headers = new HashMap<>();
  private final Map<String, List<String>> multiHeaders = new HashMap<>();

  private ProxyEvent() {}

  static HttpRequest read(InputStream in) throws IOException, MalformedJson {
    ProxyEvent event = new ProxyEvent();
    try (JsonParser parser = Json.factory().createParser(in)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedJson("did not arrive as a proxy event");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        event.field(name, parser);
      }
    } catch (JsonProcessingException e) {
      throw new MalformedJson("did not arrive as a proxy event", e);
    }
    return event.request();
  }

  private void field(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "httpMethod" -> method = parser.getValueAsString("");
      case "resource" -> resource = parser.getValueAsString("");
      case "path" -> path = parser.getValueAsString("");
      case "body" -> body = parser.getValueAsString("");
      case "isBase64Encoded" -> base64 = parser.getValueAsBoolean();
      case "pathParameters" -> texts(parser, pathParameters);
      case "queryStringParameters" -> lists(parser, query);
      case "multiValueQueryStringParameters" -> lists(parser, multiQuery);
      case "headers" -> lists(parser, headers);
      case "multiValueHeaders" -> lists(parser, multiHeaders);
      default -> {}
    }
    parser.skipChildren();
  }

  private static void texts(JsonParser parser, Map<String, String> into) throws IOException {
    Map<String, List<String>> lists = new HashMap<>();
    lists(parser, lists);
    for (Map.Entry<String, List<String>> each : lists.entrySet()) {
      into.put(each.getKey(), each.getValue().get(0));
    }
  }

  // A map that has none of its kind is null in the event, and so may be a value in it.
  private static void lists(JsonParser parser, Map<String, List<String>> into) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      List<String> values = new ArrayList<>();
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          addScalar(parser, values);
        }
      } else {
        addScalar(parser, values);
      }
      if (!values.isEmpty()) {
        into.put(name, values);
      }
    }
  }

  private static void addScalar(JsonParser parser, List<String> values) throws IOException {
    String text = parser.getValueAsString();
    if (text != null) {
      values.add(text);
    }
    parser.skipChildren();
  }

  private HttpRequest request() {
    query.putAll(multiQuery);
    Map<String, String> byLowerCase = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    // The single values are those of the lists again, each the last of its list.
    addHeaders(multiHeaders, byLowerCase, ambiguous);
    addHeaders(headers, byLowerCase, ambiguous);
    return new HttpRequest(
        method,
        resource,
        path,
        pathParameters,
        query,
        byLowerCase,
        ambiguous,
        body.isEmpty() ? null : new RequestBody(body, base64));
  }

  private static void addHeaders(
      Map<String, List<String>> from, Map<String, String> into, Set<String> ambiguous) {
    for (Map.Entry<String, List<String>> each : from.entrySet()) {
      String name = each.getKey().toLowerCase(Locale.ROOT);
      for (String value : each.getValue()) {
        String before = into.put(name, value);
        if (before != null && !before.equals(value)) {
          ambiguous.add(name);
        }
      }
    }
  }
}
