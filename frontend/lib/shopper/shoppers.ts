/** The shoppers of a browser. Its session holds them, so that no other browser can act as one of them. */
export interface Shoppers {
  current: string;
  /** All of them, the last used first. */
  known: readonly string[];
}

/** A change of the session: to one of its shoppers, or to a new one, with a name or as a guest. */
export type SessionChange = { shopper: string } | { name?: string };

/** The error of a call for a shopper that the session does not hold. */
export const FOREIGN_SHOPPER = "The shopper belongs to another session";

/** The start of a new shopper's id. The server adds a random part, so nobody can choose another shopper's id. */
export const isShopperName = (text: string): boolean => /^[A-Za-z0-9._~@-]{1,40}$/.test(text);
