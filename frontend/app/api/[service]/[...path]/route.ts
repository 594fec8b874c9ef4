import { notFound } from "next/navigation";
import { isService, ordersApiKey, type Service } from "@/lib/server/environment";
import { forward } from "@/lib/server/forward";

interface Context {
  params: Promise<{ service: string; path: string[] }>;
}

/** The methods that the shop uses. A shopper may only read the catalog. */
const methods: Record<Service, readonly string[]> = {
  catalog: ["GET"],
  cart: ["GET", "POST", "PATCH", "DELETE"],
  orders: ["GET", "POST"],
};

/** Forwards the browser's calls to the services. The api key is added here and never sent to the browser. */
async function handle(request: Request, { params }: Context): Promise<Response> {
  const { service, path } = await params;
  if (!isService(service) || !methods[service].includes(request.method)) notFound();
  return forward(request, service, path, service === "orders" ? ordersApiKey() : undefined);
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST };
