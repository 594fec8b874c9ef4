import { notFound } from "next/navigation";
import { isService } from "@/lib/server/environment";
import { forward } from "@/lib/server/forward";

interface Context {
  params: Promise<{ service: string; path: string[] }>;
}

/**
 * "Try it out" of the API reference: every operation, only with the key that the reader typed, and only for the shoppers
 * of the reader's session.
 */
async function handle(request: Request, { params }: Context): Promise<Response> {
  const { service, path } = await params;
  if (!isService(service)) notFound();
  return forward(request, service, path, request.headers.get("x-api-key"));
}

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST };
