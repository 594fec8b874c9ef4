import { expect } from "@playwright/test";
import { LINE_CONTROL } from "./line";

/** A value that the setup left for the tests. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the setup sets it`);
  return value;
}

async function call(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
  if (!answer.ok) throw new Error(`${init.method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

const json = { "content-type": "application/json" };

export interface TestProduct {
  productId: string;
  title: string;
  price: number;
}

let products = 0;

/** A product of its own for a test, so that no other test changes its stock. */
export async function newProduct(
  fields: Partial<Record<"title" | "category" | "imageUrl", string> & Record<"price" | "stock", number>> = {},
): Promise<TestProduct> {
  const title = fields.title ?? `Test product ${Date.now()}-${++products}`;
  const body = JSON.stringify({
    price: 12.5,
    stock: 100,
    category: "test",
    imageUrl: "/products/ceramic-mug.svg",
    ...fields,
    title,
  });
  const answer = await call(`${setting("SHOP_CATALOG")}/products`, { method: "POST", headers: json, body });
  return (await answer.json()) as TestProduct;
}

/** Some at a time, as many as there are function processes. */
export async function newProducts(count: number): Promise<void> {
  const AT_ONCE = 4;
  for (let made = 0; made < count; made += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - made) }, () => newProduct()));
}

export async function setStock(productId: string, stock: number): Promise<void> {
  const body = JSON.stringify({ stock });
  await call(`${setting("SHOP_CATALOG")}/products/${productId}/stock`, {
    method: "PATCH",
    headers: json,
    body,
  });
}

export async function stockOf(productId: string): Promise<number> {
  const answer = await call(`${setting("SHOP_CATALOG")}/products/${productId}`, { method: "GET" });
  return ((await answer.json()) as { stock: number }).stock;
}

/** Cuts the line between shop and backend, joins it again, or makes every request late. */
export const line = {
  cut: () => call(setting("SHOP_LINE") + LINE_CONTROL, { method: "DELETE" }),
  join: () => call(setting("SHOP_LINE") + LINE_CONTROL, { method: "PUT" }),
  slowDown: (milliseconds: number) =>
    call(`${setting("SHOP_LINE")}${LINE_CONTROL}?delay=${milliseconds}`, { method: "PUT" }),
};

interface FunctionConfiguration {
  Environment: { Variables: Record<string, string> };
  LastUpdateStatus?: string;
}

/** LocalStack looks at the service in the credential and at nothing else. */
const awsHeaders = {
  ...json,
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=0",
};

/** Which share of payments succeeds from now on. */
export async function setPaymentSuccessRate(rate: 0 | 1): Promise<void> {
  const url = `${setting("SHOP_ENDPOINT")}/2015-03-31/functions/cloudcart-payment-dev/configuration`;
  const read = async () =>
    (await (await call(url, { method: "GET", headers: awsHeaders })).json()) as FunctionConfiguration;
  const { Variables } = (await read()).Environment;
  const body = JSON.stringify({
    Environment: { Variables: { ...Variables, PAYMENT_SUCCESS_RATE: String(rate) } },
  });
  await call(url, { method: "PUT", headers: awsHeaders, body });
  await expect.poll(async () => (await read()).LastUpdateStatus).not.toBe("InProgress");
}
