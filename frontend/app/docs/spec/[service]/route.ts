import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { isService, services } from "@/lib/server/environment";

interface Context {
  params: Promise<{ service: string }>;
}

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => services.map((service) => ({ service }));

interface Parameter {
  required?: boolean;
  examples?: unknown;
}

interface OpenApiDocument {
  components: { parameters: Record<string, Parameter> };
}

/** "Try it out" fills in examples; that of an optional parameter, such as a page key, makes the first call fail. */
function withoutOptionalExamples(document: OpenApiDocument): OpenApiDocument {
  const parameters = Object.entries(document.components.parameters).map(([name, parameter]) => {
    const { examples, ...rest } = parameter;
    return [name, parameter.required ? { ...rest, examples } : rest];
  });
  return { ...document, components: { ...document.components, parameters: Object.fromEntries(parameters) } };
}

/** The OpenAPI document, with this server as the target of its calls. Read during the build. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { service } = await params;
  if (!isService(service)) return new Response(null, { status: 404 });
  const file = path.join(process.cwd(), "..", "api-specs", `${service}.yaml`);
  const document = parse(await readFile(file, "utf8")) as OpenApiDocument;
  return Response.json({ ...withoutOptionalExamples(document), servers: [{ url: `/docs/call/${service}` }] });
}
