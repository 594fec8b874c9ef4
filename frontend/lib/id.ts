/** Every id and resource name of the APIs, as their specs describe them. */
const ID = /^(?!\.{1,2}$)[A-Za-z0-9._~@-]{1,128}$/;

export const isId = (text: string): boolean => ID.test(text);

/** The text without percent escapes; undefined when they cannot be decoded. */
export function decoded(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** The id in the address of a page, or undefined. Next passes the parameters of a page encoded. */
export function idInAddress(encoded: string): string | undefined {
  const text = decoded(encoded);
  return text !== undefined && isId(text) ? text : undefined;
}
