/**
 * Writes docs/generated/openapi.json: the routes that the mock backend serves, with the schemas that the SDK parses.
 * Run: node --conditions=pivotal-source scripts/gen-openapi.ts
 */
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as schemas from "@pivotal/sdk/schemas";
import type { QueryRule, Route } from "../packages/mocks/src/route.ts";
import { ROUTES } from "../packages/mocks/src/routes.ts";

type Json = Record<string, unknown>;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
// zod is a dependency of the SDK alone, so it is found from there.
const { toJSONSchema } = createRequire(join(root, "packages/sdk/package.json"))("zod/mini") as {
  toJSONSchema(schema: unknown, options: { io: "input" | "output" }): Json;
};

const MARK = { published: "P", described: "D", full: "X" } as const;
const TAGS: Record<string, string> = {
  me: "Who the key is",
  health: "Liveness, and how healthy a customer is",
  customers: "Customers",
  contacts: "People at a customer",
  onboardings: "Onboardings of a customer",
  activity: "What happened to a customer",
  members: "People of the workspace",
  customFields: "Definitions of custom fields",
  views: "Saved views",
  tags: "Tags in use",
};

const pascal = (name: string) => name.replace(/Schema$/, "").replace(/^./, (letter) => letter.toUpperCase());
const named = Object.entries(schemas).filter(([name]) => name.endsWith("Schema"));
const names = new Map<unknown, string>(named.map(([name, schema]) => [schema, pascal(name)]));
const nameOf = (schema: unknown): string => {
  const name = names.get(schema);
  if (!name) throw new Error("A route has a schema that @pivotal/sdk/schemas does not export.");
  return name;
};
const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** "Anything, or null" is anything. */
const simplified = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(simplified);
  if (typeof value !== "object" || value === null) return value;
  const { anyOf, ...rest } = value as Json;
  const anything = Array.isArray(anyOf) && anyOf.some((option) => Object.keys(option as Json).length === 0);
  const kept = anything || anyOf === undefined ? rest : { anyOf, ...rest };
  return Object.fromEntries(Object.entries(kept).map(([key, inner]) => [key, simplified(inner)]));
};

const jsonSchema = (name: string, schema: unknown): Json => {
  const { $schema, ...rest } = toJSONSchema(schema, {
    io: /(Create|Update)$/.test(name) ? "input" : "output",
  });
  void $schema;
  return simplified(rest) as Json;
};

const listSchema = (item: string): Json => ({
  type: "object",
  required: ["object", "data", "has_more", "next_cursor"],
  properties: {
    object: { const: "list" },
    data: { type: "array", items: ref("schemas", item) },
    has_more: { type: "boolean" },
    next_cursor: { type: ["string", "null"] },
  },
});

const parameterSchema = ({ kind, values, default: initial }: QueryRule): Json => {
  if (kind === "limit") return { type: "integer", minimum: 1, maximum: 100, default: initial };
  if (kind === "cursor") return { type: "string", format: "date-time" };
  if (kind === "time" || kind === "until")
    return {
      anyOf: [
        { type: "string", format: "date-time" },
        { type: "string", format: "date" },
      ],
    };
  return values ? { type: "string", examples: values } : { type: "string" };
};

const parameters = (route: Route): Json[] => [
  ...[...route.path.matchAll(/{(\w+)}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    description:
      name === "tag" ? "The tag as it is now." : "An opaque id, or a display_id where the noun has one.",
    schema: { type: "string", minLength: 1 },
  })),
  ...Object.entries(route.query ?? {}).map(([name, rule]) => ({
    name,
    in: "query",
    required: false,
    ...(rule.level ? { "x-contract-level": MARK[rule.level] } : {}),
    schema: parameterSchema(rule),
  })),
  ...(route.method === "POST" ? [ref("parameters", "IdempotencyKey")] : []),
];

const success = (route: Route): Json => {
  const name = nameOf(route.answer);
  return {
    description: route.list ? "One page." : "Done.",
    headers: Object.fromEntries(
      ["Limit", "Remaining", "Reset"].map((part) => [
        `X-RateLimit-${part}`,
        ref("headers", `RateLimit${part}`),
      ]),
    ),
    content: { "application/json": { schema: ref("schemas", route.list ? `${name}List` : name) } },
  };
};

const operation = (route: Route): Json => {
  const failures = [
    400,
    401,
    ...(route.path.includes("{") || route.method === "POST" || route.level !== "published" ? [404] : []),
    ...(route.body ? [409] : []),
    429,
    500,
  ];
  return {
    operationId: route.operation,
    summary: `${route.summary} [${MARK[route.level]}]`,
    tags: [route.operation.split(".")[0]],
    "x-contract-level": MARK[route.level],
    parameters: parameters(route),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: ref("schemas", nameOf(route.body)) } },
          },
        }
      : {}),
    responses: {
      [String(route.status ?? 200)]: success(route),
      ...Object.fromEntries(failures.map((status) => [status, ref("responses", "Error")])),
    },
  };
};

const paths = (): Json => {
  const found: Record<string, Json> = {};
  for (const route of ROUTES)
    found[route.path] = { ...found[route.path], [route.method.toLowerCase()]: operation(route) };
  return found;
};

const components = (): Json => {
  const used = [
    ...new Set([
      schemas.errorEnvelopeSchema,
      ...ROUTES.flatMap(({ answer, body }) => [answer, body ?? []].flat()),
    ]),
  ];
  const plain = used.map((schema) => [nameOf(schema), jsonSchema(nameOf(schema), schema)] as const);
  const lists = ROUTES.filter(({ list }) => list).map(({ answer }) => `${nameOf(answer)}List`);
  const header = (description: string) => ({ description, schema: { type: "integer" } });
  return {
    securitySchemes: {
      key: {
        type: "http",
        scheme: "bearer",
        description: "A key of the workspace; it opens everything in it.",
      },
    },
    schemas: Object.fromEntries([
      ...plain,
      ...lists.map((name) => [name, listSchema(name.replace(/List$/, ""))] as const),
    ]),
    parameters: {
      IdempotencyKey: {
        name: "Idempotency-Key",
        in: "header",
        required: false,
        description: "The same key and body give the first answer again, for 24 hours.",
        schema: { type: "string", minLength: 1, maxLength: 255 },
      },
    },
    headers: {
      RateLimitLimit: header("Requests a minute."),
      RateLimitRemaining: header("Requests left in the window."),
      RateLimitReset: header("Unix seconds at which the oldest request leaves the window."),
    },
    responses: {
      Error: {
        description: "Refused.",
        content: { "application/json": { schema: ref("schemas", nameOf(schemas.errorEnvelopeSchema)) } },
      },
    },
  };
};

/** The whole document, as JSON. */
export const openApiDocument = (): Json => ({
  openapi: "3.1.0",
  info: {
    title: "Customers API",
    version: "1",
    summary: "What the Customers API is known to be: published [P], described [D] and our extensions [X].",
    license: { name: "MIT", identifier: "MIT" },
  },
  servers: [{ url: "https://my.pivotal.app/api/v1" }],
  security: [{ key: [] }],
  tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  paths: paths(),
  components: components(),
});

/** Where the document is kept, and what stands in it. */
export const OPENAPI_FILE = join(root, "docs/generated/openapi.json");
export const openApiText = (): string => `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(dirname(OPENAPI_FILE), { recursive: true });
  await writeFile(OPENAPI_FILE, openApiText());
}
