const schema = ({ one }) => `import * as z from "zod/mini";

/** A ${one.name} as read. Unknown fields are kept. [X] */
export const ${one.camel}Schema = z.looseObject({
  object: z.literal("${one.name}"),
  id: z.string(),
  display_id: z.int(),
  name: z.string(),
  notes: z.nullable(z.string()),
  created_at: z.string(),
  updated_at: z.string(),
});
export type ${one.pascal} = z.infer<typeof ${one.camel}Schema>;

/** Body of \`POST\`: \`name\` is required. [X] */
export const ${one.camel}CreateSchema = z.looseObject({
  name: z.string().check(z.minLength(1)),
  notes: z.optional(z.nullable(z.string())),
});
export type ${one.pascal}Create = z.infer<typeof ${one.camel}CreateSchema>;

/** Body of \`PATCH\`: an absent field stays, \`null\` clears. [X] */
export const ${one.camel}UpdateSchema = z.partial(${one.camel}CreateSchema);
export type ${one.pascal}Update = z.infer<typeof ${one.camel}UpdateSchema>;
`;

const resource = ({
  name,
  pascal,
  sentence,
  one,
  path,
}) => `import type { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { deletedSchema, type Deleted } from "../../core/wire.schema.ts";
import type { Id } from "../../internal/path.ts";
import {
  ${one.camel}CreateSchema,
  ${one.camel}Schema,
  ${one.camel}UpdateSchema,
  type ${one.pascal},
  type ${one.pascal}Create,
  type ${one.pascal}Update,
} from "./${name}.schema.ts";

/** ${sentence}. [X] */
export class ${pascal} extends Resource {
  /** Newest first. [X] */
  list(params?: ListParams, options?: RequestOptions): ListCall<${one.pascal}> {
    return this.rows(["${path}"], ${one.camel}Schema, params, options);
  }

  create(body: ${one.pascal}Create, options?: RequestOptions): ApiCall<${one.pascal}> {
    return this.call("POST", ["${path}"], ${one.camel}Schema, options, { schema: ${one.camel}CreateSchema, body });
  }

  retrieve(id: Id, options?: RequestOptions): ApiCall<${one.pascal}> {
    return this.call("GET", ["${path}", id], ${one.camel}Schema, options);
  }

  /** An absent field stays, \`null\` clears. [X] */
  update(id: Id, body: ${one.pascal}Update, options?: RequestOptions): ApiCall<${one.pascal}> {
    return this.call("PATCH", ["${path}", id], ${one.camel}Schema, options, { schema: ${one.camel}UpdateSchema, body });
  }

  delete(id: Id, options?: RequestOptions): ApiCall<Deleted> {
    return this.call("DELETE", ["${path}", id], deletedSchema, options);
  }
}
`;

const test = ({ camel, sentence, one, path }) => `import "../support/no-network.ts";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { InvalidRequestError, PivotalApi } from "@pivotal/sdk";

const row = {
  object: "${one.name}",
  id: "c00000000000000000000001",
  display_id: 1,
  name: "First",
  notes: null,
  created_at: "2026-01-02T03:04:05.000Z",
  updated_at: "2026-01-02T03:04:05.000Z",
  later: "a field that is not known yet",
};
const deleted = { object: "deleted", id: row.id, display_id: 1, deleted: true };
const page = { object: "list", data: [row], has_more: false, next_cursor: null };

describe("${sentence.toLowerCase()}", () => {
  let asked: string[];
  let pivotal: PivotalApi;
  beforeEach(() => {
    asked = [];
    pivotal = new PivotalApi({
      apiKey: "pivotal_0000000000000000000000",
      baseUrl: "https://${path.replaceAll("_", "-")}.invalid/api/v1",
      fetch: async (input, init) => {
        const { method, url } = new Request(input, init);
        const { pathname } = new URL(url);
        asked.push(\`\${method} \${pathname.replace("/api/v1", "")}\`);
        const isList = method === "GET" && pathname.endsWith("/${path}");
        return Response.json(isList ? page : method === "DELETE" ? deleted : row);
      },
    });
  });

  it("are listed, created, read, changed and deleted on their own routes", async () => {
    assert.deepEqual((await pivotal.${camel}.list()).data, [row]);
    assert.deepEqual(await pivotal.${camel}.create({ name: "First" }), row);
    assert.deepEqual(await pivotal.${camel}.retrieve(1), row);
    assert.deepEqual(await pivotal.${camel}.update(row.id, { notes: null }), row);
    assert.deepEqual(await pivotal.${camel}.delete(row.id), deleted);
    assert.deepEqual(asked, [
      "GET /${path}",
      "POST /${path}",
      "GET /${path}/1",
      \`PATCH /${path}/\${row.id}\`,
      \`DELETE /${path}/\${row.id}\`,
    ]);
  });

  it("are refused before anything is sent when the name is empty", async () => {
    await assert.rejects(Promise.resolve(pivotal.${camel}.create({ name: "" })), InvalidRequestError);
    assert.deepEqual(asked, []);
  });
});
`;

/** The files of a new resource: its schema, its class and its test. */
export function resourceFiles(spelling) {
  const { name } = spelling;
  const folder = `packages/sdk/src/resources/${name}`;
  return {
    [`${folder}/${name}.schema.ts`]: schema(spelling),
    [`${folder}/${name}.ts`]: resource(spelling),
    [`test/sdk/${name}.test.ts`]: test(spelling),
  };
}

/** What other files say of the resource: where, which line, and the lines that it belongs among. */
export function resourceLines({ name, pascal, camel, one }) {
  const client = "packages/sdk/src/client.ts";
  const index = "packages/sdk/src/index.ts";
  const from = `from "./resources/${name}/${name}`;
  const isExport = /^export (type )?\{ .* \} from "\.\/resources\//;
  return [
    [client, `import { ${pascal} } ${from}.ts";`, /^import \{ \w+ \} from "\.\/resources\//],
    [client, `  readonly ${camel}: ${pascal};`, /^ {2}readonly (?!transport)\w+: [A-Z]\w+;$/],
    [client, `    this.${camel} = new ${pascal}(transport);`, /^ {4}this\.\w+ = new [A-Z]\w+\(transport\);$/],
    [index, `export { ${pascal} } ${from}.ts";`, isExport],
    [
      index,
      `export type { ${one.pascal}, ${one.pascal}Create, ${one.pascal}Update } ${from}.schema.ts";`,
      isExport,
    ],
    ["packages/sdk/src/schemas.ts", `export * ${from}.schema.ts";`, /^export \* from "\.\/resources\//],
  ];
}
