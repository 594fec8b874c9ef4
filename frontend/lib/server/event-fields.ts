import "server-only";
import type { EventField } from "@/components/docs/events-reference";

/** The keywords that the event schemas use. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string;
  format?: string;
  const?: unknown;
  description?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** The fields of an object, each followed by the fields inside of it: `items`, `items[].price`. */
export function fieldsOf(schema: Schema, root: Schema = schema, prefix = ""): EventField[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const field = resolved(value, root);
    const name = prefix + key;
    const inside = field.items ? resolved(field.items, root) : field;
    return [
      {
        name,
        type: [field.type, field.format && `(${field.format})`].filter(Boolean).join(" "),
        isRequired: schema.required?.includes(key) ?? false,
        rules: rulesOf(field),
        description: field.description ?? "",
      },
      ...fieldsOf(inside, root, field.items ? `${name}[].` : `${name}.`),
    ];
  });
}

/** A description beside a reference replaces that of its target. */
function resolved({ $ref, ...beside }: Schema, root: Schema): Schema {
  if ($ref === undefined) return beside;
  const target = root.$defs?.[$ref.replace("#/$defs/", "")];
  if (target === undefined) throw new Error(`There is no ${$ref} in the event schema.`);
  return { ...resolved(target, root), ...beside };
}

function rulesOf(schema: Schema): string[] {
  const range = (from: number | undefined, to: number | undefined, unit = "") =>
    from === undefined && to === undefined ? undefined : `${from ?? ""}–${to ?? ""}${unit}`;
  return [
    schema.const === undefined ? undefined : JSON.stringify(schema.const),
    range(schema.minimum, schema.maximum),
    range(schema.minItems, schema.maxItems, " items"),
    schema.pattern,
  ].filter((rule) => rule !== undefined);
}
