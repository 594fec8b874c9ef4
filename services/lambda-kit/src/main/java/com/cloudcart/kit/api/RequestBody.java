package com.cloudcart.kit.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.cloudcart.kit.json.MalformedJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body as it stands in the event: text, or base64 for what API Gateway takes for binary.
 *
 * @param content empty when there is no body
 */
record RequestBody(String content, boolean base64) {
  /** API Gateway lets 10 MB through. */
  private static final int MAX_BYTES = 256 * 1024;

  static RequestBody of(APIGatewayProxyRequestEvent event) {
    return new RequestBody(
        event.getBody() == null ? "" : event.getBody(),
        Boolean.TRUE.equals(event.getIsBase64Encoded()));
  }

  boolean isEmpty() {
    return content.isEmpty();
  }

  /** Cheap, however large the body is. */
  boolean isTooLarge() {
    if (base64) {
      int padding = content.endsWith("==") ? 2 : content.endsWith("=") ? 1 : 0;
      return content.length() / 4 * 3 - padding > MAX_BYTES;
    }
    return content.length() > MAX_BYTES
        || content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
  }

  /** The text, if the bytes are UTF-8. */
  String text() throws MalformedJson {
    if (!base64) {
      return content;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(content);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new MalformedJson("is not UTF-8 text", e);
    }
  }
}
