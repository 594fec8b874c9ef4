import { notFound } from "next/navigation";
import { isService, ordersApiKey, type Service } from "@/lib/server/environment";
import { forward } from "@/lib/server/forward";

interface Context {
  params: Promise<{ service: string; path: string[] }>;
}

/** What the shop itself calls. The catalog is read only: stock and products are not the shopper's to change. */
const methods: Record<Service, readonly string[]> = {
  catalog: ["GET"],
  cart: ["GET", "POST", "PATCH", "DELETE"],
  orders: ["GET", "POST"],
};

/** The browser's way to the services; the api key is added here and is never in the browser. */
async function handle(request: Request, { params }: Context): Promise<Response> {
  const { service, path } = await params;
  if (!isService(service) || !methods[service].includes(request.method)) notFound();
  return forward(request, service, path, service === "orders" ? ordersApiKey() : undefined);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST };
