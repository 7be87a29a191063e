import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { place } from "./apps.ts";
import { compile } from "./compile.ts";

describe("the types for frameworks", { timeout: 120_000 }, () => {
  const projects = {
    "React 19": "test/frameworks/react-types/tsconfig.json",
    "React 18": "test/frameworks/react-types/tsconfig.18.json",
    "the example in React": "examples/react/tsconfig.json",
    "the example in Solid": "examples/solid/tsconfig.json",
  };
  for (const [name, project] of Object.entries(projects)) {
    it(`take what is right and refuse what is wrong in ${name}`, () => {
      assert.deepEqual(compile(place(project)), []);
    });
  }

  const checkers = { Vue: ["examples/vue", "vue-tsc"], Svelte: ["examples/svelte", "svelte-check"] } as const;
  for (const [name, [folder, program]] of Object.entries(checkers)) {
    it(`take what is right in the example in ${name}`, async () => {
      await promisify(execFile)(place(folder, "node_modules", ".bin", program), { cwd: place(folder) });
    });
  }
});
