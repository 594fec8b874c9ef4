const names = ["items", "quantity", "price", "title", "imageUrl", "userId", "productId"] as const;

/** A field that a service did not accept. The shop names it in its own words: the service's rules are in English. */
export interface InvalidField {
  name: (typeof names)[number];
  /** The line of the order, from 1. */
  line?: number;
}

/** Reads `details` such as `items[0].quantity: must be at least 1`. Fields that the shop does not show are left out. */
export function invalidFields(details: readonly string[]): InvalidField[] {
  const fields = new Map<string, InvalidField>();
  for (const detail of details) {
    const [path = ""] = detail.split(":", 1);
    const name = names.find((known) => path === known || path.endsWith(`.${known}`));
    if (name) fields.set(path, { name, ...lineOf(path) });
  }
  return [...fields.values()];
}

function lineOf(path: string): { line?: number } {
  const index = /^items\[(\d+)\]/.exec(path)?.[1];
  return index === undefined ? {} : { line: Number(index) + 1 };
}
