import { sessionCookie } from "@/lib/server/session";
import type { Shoppers } from "@/lib/shopper/shoppers";

/** The Cookie header of a browser whose session holds these shoppers. */
export function cookieOf({ current, known }: Shoppers): string {
  const { name, value } = sessionCookie(new Headers(), { current, known });
  return `${name}=${value}`;
}

export const cookieOfShopper = (userId: string): string => cookieOf({ current: userId, known: [userId] });
