import "server-only";

export const services = ["catalog", "cart", "orders"] as const;
export type Service = (typeof services)[number];

export const isService = (name: string): name is Service => services.some((service) => service === name);

const variables: Record<Service, string> = {
  catalog: "NEXT_PUBLIC_CATALOG_API_URL",
  cart: "NEXT_PUBLIC_CART_API_URL",
  orders: "NEXT_PUBLIC_ORDERS_API_URL",
};

/** Read by a computed name: Next replaces a literal `process.env.NAME` by its value during the build. */
const read = (name: string): string | undefined => process.env[name];

/** The base URL of a service, without a slash at the end; undefined when the shop was started without a backend. */
export const serviceUrl = (service: Service): string | undefined =>
  read(variables[service])?.replace(/\/+$/, "") || undefined;

export const ordersApiKey = (): string | undefined => read("CLOUDCART_API_KEY");

/** The public URL of the shop, for links that must be absolute. */
export const siteUrl = (): string => read("SITE_URL") ?? "http://localhost:3000";
