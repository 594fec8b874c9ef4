import "server-only";

export const services = ["catalog", "cart", "orders"] as const;
export type Service = (typeof services)[number];

export const isService = (name: string): name is Service => services.some((service) => service === name);

const variables: Record<Service, string> = {
  catalog: "NEXT_PUBLIC_CATALOG_API_URL",
  cart: "NEXT_PUBLIC_CART_API_URL",
  orders: "NEXT_PUBLIC_ORDERS_API_URL",
};

/** Read by computed name: written out, Next would replace it by its value while building. */
const read = (name: string): string | undefined => process.env[name];

/** Where a service is, without a slash at the end; nothing when the shop was started without a backend. */
export const serviceUrl = (service: Service): string | undefined =>
  read(variables[service])?.replace(/\/+$/, "") || undefined;

export const ordersApiKey = (): string | undefined => read("CLOUDCART_API_KEY");

/** The address shoppers come to, for links that must be absolute. */
export const siteUrl = (): string => read("SITE_URL") ?? "http://localhost:3000";
