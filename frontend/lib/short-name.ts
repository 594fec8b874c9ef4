const LONGEST = 40;

/** The name of a product, shortened for a message: a name can have 200 characters. */
export const shortName = (title: string): string =>
  title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
