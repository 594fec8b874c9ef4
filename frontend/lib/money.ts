/** An amount as decimal text. A sum can have more digits than a JavaScript number keeps, which is 2^53 cents. */
export type Money = `${number}`;

/** The exact sum. A price has at most two decimals and is small enough for a number; the sum is added in whole cents. */
export function totalOf(lines: readonly { price: number; quantity: number }[]): Money {
  const cents = lines.reduce(
    (sum, { price, quantity }) => sum + BigInt(Math.round(price * 100)) * BigInt(quantity),
    0n,
  );
  const digits = cents.toString().padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}` as Money;
}

export const countOf = (lines: readonly { quantity: number }[]): number =>
  lines.reduce((count, { quantity }) => count + quantity, 0);
