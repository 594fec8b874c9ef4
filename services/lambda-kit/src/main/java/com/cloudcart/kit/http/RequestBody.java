package com.cloudcart.kit.http;

import com.cloudcart.kit.json.MalformedJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A body as it stands in the event: text, or base64 for what API Gateway takes for binary.
 *
 * @param content not empty
 */
public record RequestBody(String content, boolean base64) {
  /** Whether the body has more bytes than {@code limit}; cheap, however large it is. */
  boolean isLargerThan(int limit) {
    if (base64) {
      int padding = content.endsWith("==") ? 2 : content.endsWith("=") ? 1 : 0;
      return content.length() / 4 * 3 - padding > limit;
    }
    return content.length() > limit || content.getBytes(StandardCharsets.UTF_8).length > limit;
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
