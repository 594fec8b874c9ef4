package com.cloudcart.kit.client;

import com.cloudcart.kit.client.ApiCallFailed.Reason;
import com.cloudcart.kit.json.ContractMapper;
import com.cloudcart.kit.json.MalformedJson;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * An answer, to be read as its status says. Fields that the contract does not know are passed over.
 */
public final class ApiAnswer {
  private final ApiCall call;
  private final HttpResponse<byte[]> response;

  ApiAnswer(ApiCall call, HttpResponse<byte[]> response) {
    this.call = call;
    this.response = response;
  }

  public int status() {
    return response.statusCode();
  }

  /**
   * The body as the contract declares it; fields that the contract does not know are ignored.
   *
   * @throws ApiCallFailed when the body has another shape
   */
  public <T> T body(Class<T> type) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(response.body())).toString();
      return ContractMapper.bind(ContractMapper.parse(text), type);
    } catch (CharacterCodingException e) {
      throw new ApiCallFailed(
          Reason.UNREADABLE_ANSWER, answered() + " with text that is not UTF-8", e);
    } catch (MalformedJson e) {
      throw new ApiCallFailed(
          Reason.UNREADABLE_ANSWER, answered() + " with a body that " + e.what(), e);
    }
  }

  /** A header; null when the answer does not have it. */
  public <T> @Nullable T optional(String header, Class<T> type) {
    String value = response.headers().firstValue(header).orElse(null);
    return value == null ? null : convert(header, value, type);
  }

  /**
   * A header that the contract requires.
   *
   * @throws ApiCallFailed when the answer does not have it
   */
  public <T> T required(String header, Class<T> type) {
    T value = optional(header, type);
    if (value == null) {
      throw new ApiCallFailed(Reason.UNREADABLE_ANSWER, answered() + " without header " + header);
    }
    return value;
  }

  private <T> T convert(String header, String value, Class<T> type) {
    if (type == String.class) {
      return type.cast(value);
    }
    try {
      return ContractMapper.bind(ContractMapper.parse(value), type);
    } catch (MalformedJson e) {
      throw new ApiCallFailed(
          Reason.UNREADABLE_ANSWER, answered() + " with an unreadable header " + header, e);
    }
  }

  /** The failure that a status which the contract does not declare is. */
  public ApiCallFailed undeclared() {
    return new ApiCallFailed(Reason.UNDECLARED_STATUS, answered() + ", which is not declared");
  }

  private String answered() {
    return call + " was answered " + status();
  }
}
