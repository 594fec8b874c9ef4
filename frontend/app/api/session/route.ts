import { NextResponse } from "next/server";
import { limitedBody } from "@/lib/server/body";
import { refusal, refusalOfOtherSite } from "@/lib/server/refusal";
import { changed, cookieOfVisit, newShoppers, sessionCookie, shoppersOf } from "@/lib/server/session";
import { FOREIGN_SHOPPER, type SessionChange, type Shoppers } from "@/lib/shopper/shoppers";

const LARGEST_BODY = 1024;

/** The shoppers of the browser's session; a new session when it has none. */
export function GET(request: Request): Response {
  const shoppers = shoppersOf(request.headers);
  return shoppers ? answerOf(request, shoppers, false) : answerOf(request, newShoppers(), true);
}

/** Switches to another shopper of the session, or adds a new one. */
export async function POST(request: Request): Promise<Response> {
  const refused = refusalOfOtherSite(request);
  if (refused) return refused;
  const change = await changeIn(request);
  if (!change) return refusal(400, "The body must be a JSON object with a shopper or a name");
  const shoppers = changed(shoppersOf(request.headers), change);
  if (shoppers) return answerOf(request, shoppers, true);
  return "shopper" in change ? refusal(403, FOREIGN_SHOPPER) : refusal(400, "The name is invalid");
}

function answerOf(request: Request, shoppers: Shoppers, isChanged: boolean): Response {
  const answer = NextResponse.json(shoppers, { headers: { "cache-control": "no-store" } });
  const cookie = isChanged ? sessionCookie(request.headers, shoppers) : cookieOfVisit(request.headers);
  if (cookie) answer.cookies.set(cookie);
  return answer;
}

async function changeIn(request: Request): Promise<SessionChange | undefined> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) return undefined;
  const body = await limitedBody(request, LARGEST_BODY);
  if (!body) return undefined;
  try {
    const { shopper, name } = JSON.parse(new TextDecoder().decode(body)) as {
      shopper?: unknown;
      name?: unknown;
    };
    if (typeof shopper === "string") return { shopper };
    return name === undefined || typeof name === "string" ? { name } : undefined;
  } catch {
    return undefined;
  }
}
