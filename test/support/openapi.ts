import { readFileSync } from "node:fs";
import addFormats from "ajv-formats";
import Ajv2020 from "ajv/dist/2020.js";
import type { AnySchema, ValidateFunction } from "ajv/dist/2020.js";

interface Reference {
  $ref: string;
}
interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  schema: { type?: string };
}
interface Content {
  content?: { "application/json": { schema: Reference } };
}
interface Operation {
  operationId: string;
  parameters: (Parameter | Reference)[];
  requestBody?: Content;
  responses: Record<string, (Content & { headers?: Record<string, unknown> }) | Reference>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, unknown>>;
}

const ID = "https://openapi.invalid/openapi.json";

/** Thrown when a request or an answer is not what the document says. */
export class OpenApiMismatch extends Error {
  override readonly name = "OpenApiMismatch";
}

const document = JSON.parse(
  readFileSync(new URL("../../docs/generated/openapi.json", import.meta.url), "utf8"),
) as Document;

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package's types describe its CommonJS form, in which the function is the module itself.
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addSchema(document, ID);

const compiled = new Map<string, ValidateFunction>();
const validator = (schema: AnySchema): ValidateFunction => {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  const made = ajv.compile(JSON.parse(key.replaceAll('"#/', `"${ID}#/`)) as AnySchema);
  compiled.set(key, made);
  return made;
};

const resolve = <T>(value: T | Reference): T => {
  if (!(typeof value === "object" && value !== null && "$ref" in value)) return value;
  const [, , kind = "", name = ""] = value.$ref.split("/");
  return document.components[kind]?.[name] as T;
};

const check = (what: string, schema: AnySchema, value: unknown): void => {
  const validate = validator(schema);
  if (validate(value)) return;
  const errors = validate.errors
    ?.map(({ instancePath, message }) => `${instancePath || "/"} ${message}`)
    .join("; ");
  throw new OpenApiMismatch(`${what}: ${errors}`);
};

const PATHS = Object.entries(document.paths).map(([template, operations]) => ({
  template: new RegExp(`/api/v1${template.replace(/{\w+}/g, "([^/]+)")}$`),
  names: [...template.matchAll(/{(\w+)}/g)].map(([, name]) => name as string),
  operations,
}));

const find = (method: string, pathname: string) => {
  for (const { template, names, operations } of PATHS) {
    const match = template.exec(pathname);
    const operation = operations[method.toLowerCase()];
    if (match && operation) {
      return {
        operation,
        params: new Map(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? "")])),
      };
    }
  }
  throw new OpenApiMismatch(`${method} ${pathname}: no such operation`);
};

const coerced = (text: string, { schema }: Parameter): unknown =>
  schema.type === "integer" ? Number(text) : text;

const checkRequest = (request: Request, body: string) => {
  const url = new URL(request.url);
  const { operation, params } = find(request.method, url.pathname);
  const known = operation.parameters.map((parameter) => resolve<Parameter>(parameter));
  for (const name of url.searchParams.keys()) {
    if (!known.some((parameter) => parameter.in === "query" && parameter.name === name)) {
      throw new OpenApiMismatch(`${operation.operationId}: no query parameter "${name}"`);
    }
  }
  for (const parameter of known) {
    const from = { path: params, query: url.searchParams, header: request.headers }[parameter.in];
    const text = from.get(parameter.name);
    const what = `${operation.operationId}: ${parameter.in} parameter "${parameter.name}"`;
    if (text != null) check(what, parameter.schema, coerced(text, parameter));
    else if (parameter.required) throw new OpenApiMismatch(`${what} is missing`);
  }
  const schema = operation.requestBody?.content?.["application/json"].schema;
  if (!schema && body !== "")
    throw new OpenApiMismatch(`${operation.operationId}: a body where none belongs`);
  if (schema) check(`${operation.operationId}: request body`, schema, JSON.parse(body));
  return operation;
};

const checkAnswer = async (operation: Operation, response: Response): Promise<void> => {
  const what = `${operation.operationId}: answer ${response.status}`;
  const declared = operation.responses[response.status];
  if (!declared) throw new OpenApiMismatch(`${what} is not documented`);
  const schema = resolve<Content>(declared).content?.["application/json"].schema;
  if (!response.headers.get("content-type")?.startsWith("application/json"))
    throw new OpenApiMismatch(`${what} is not JSON`);
  if (schema) check(what, schema, await response.clone().json());
};

/** How strictly `validated` looks. */
export interface ValidatedOptions {
  /** False for tests that send bad requests on purpose; answers are checked all the same. Default true. */
  requests?: boolean;
}

/**
 * Wraps a `fetch` so that every request below `/api/v1` and every answer to it is held against docs/generated/openapi.json.
 * Rejects with `OpenApiMismatch`. Not for tests that inject faults: those answers are wrong on purpose.
 */
export const validated =
  (inner: typeof fetch, { requests = true }: ValidatedOptions = {}): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body = await request.clone().text();
    const operation = requests
      ? checkRequest(request, body)
      : find(request.method, new URL(request.url).pathname).operation;
    const response = await inner(
      input instanceof Request ? request : input,
      input instanceof Request ? undefined : init,
    );
    await checkAnswer(operation, response);
    return response;
  };
