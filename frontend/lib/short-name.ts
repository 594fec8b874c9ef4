const LONGEST = 40;

/** A product's name for a short message, in which one of 200 characters would leave no room for what it says. */
export const shortName = (title: string): string =>
  title.length > LONGEST ? `${title.slice(0, LONGEST - 1).trimEnd()}…` : title;
