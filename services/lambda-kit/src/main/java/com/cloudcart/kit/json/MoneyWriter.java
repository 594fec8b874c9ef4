package com.cloudcart.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Every decimal number of the contracts is money, written with two decimals and never rounded. */
final class MoneyWriter extends StdSerializer<BigDecimal> {
  private static final long serialVersionUID = 1;

  MoneyWriter() {
    super(BigDecimal.class);
  }

  @Override
  public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeNumber(value.setScale(2, RoundingMode.UNNECESSARY));
  }
}
