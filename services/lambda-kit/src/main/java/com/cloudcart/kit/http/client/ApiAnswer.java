package com.cloudcart.kit.http.client;

import com.cloudcart.kit.http.client.ApiCallFailed.Reason;
import com.cloudcart.kit.json.Reading;
import com.cloudcart.kit.json.Rule;
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

  /** The body, or a failure if it is not what the contract says. */
  public <T> T body(Rule<T> rule) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(response.body())).toString();
    } catch (CharacterCodingException e) {
      throw new ApiCallFailed(Reason.UNREADABLE_ANSWER, answered() + " that is not UTF-8", e);
    }
    Reading reading = Reading.ofResponse();
    T body = reading.body(text, rule);
    if (body == null || !reading.isClean()) {
      throw unreadable(String.join("; ", reading.violations()));
    }
    return body;
  }

  public @Nullable String optionalString(String header) {
    return response.headers().firstValue(header).orElse(null);
  }

  public String requiredString(String header) {
    String value = optionalString(header);
    if (value == null) {
      throw unreadable("no header " + header);
    }
    return value;
  }

  public @Nullable Integer optionalInteger(String header) {
    String value = optionalString(header);
    if (value == null) {
      return null;
    }
    try {
      return Integer.valueOf(value);
    } catch (NumberFormatException e) {
      throw new ApiCallFailed(
          Reason.UNREADABLE_ANSWER, answered() + ": header " + header + " is no integer", e);
    }
  }

  public int requiredInteger(String header) {
    Integer value = optionalInteger(header);
    if (value == null) {
      throw unreadable("no header " + header);
    }
    return value;
  }

  public @Nullable Boolean optionalBoolean(String header) {
    String value = optionalString(header);
    return value == null ? null : Boolean.valueOf(value);
  }

  /** The failure that a status which the contract does not declare is. */
  public ApiCallFailed undeclared() {
    return new ApiCallFailed(Reason.UNDECLARED_STATUS, answered() + ", which is not declared");
  }

  private ApiCallFailed unreadable(String what) {
    return new ApiCallFailed(Reason.UNREADABLE_ANSWER, answered() + ": " + what);
  }

  private String answered() {
    return call + " was answered " + status();
  }
}
