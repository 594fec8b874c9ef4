/** A random id. Not by `crypto.randomUUID`: on plain http a browser has that for localhost only. */
export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
