import { expect } from "@playwright/test";
import { PROXY_CONTROL } from "./backend-proxy";

/** A value that the setup has set for the tests. */
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

/** Creates a product for one test, so that no other test changes its stock. */
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

/** Creates products, as many at a time as there are function processes. */
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

/** Disconnects the backend from the shop, connects it again, or delays every request. */
export const backend = {
  disconnect: () => call(setting("SHOP_PROXY") + PROXY_CONTROL, { method: "DELETE" }),
  connect: () => call(setting("SHOP_PROXY") + PROXY_CONTROL, { method: "PUT" }),
  delay: (milliseconds: number) =>
    call(`${setting("SHOP_PROXY")}${PROXY_CONTROL}?delay=${milliseconds}`, { method: "PUT" }),
};

interface FunctionConfiguration {
  Environment: { Variables: Record<string, string> };
  LastUpdateStatus?: string;
}

/** LocalStack reads only the service of the credential. */
const awsHeaders = {
  ...json,
  authorization:
    "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=0",
};

/** Sets the share of payments that succeed from now on. */
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
