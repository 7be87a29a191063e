import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { place } from "./apps.ts";
import { compile } from "./compile.ts";

describe("the types for frameworks", { timeout: 120_000 }, () => {
  const projects = {
    "React 19": "test/frameworks/react-types/tsconfig.json",
    "React 18": "test/frameworks/react-types/tsconfig.18.json",
    "the example in React": "examples/react/tsconfig.json",
  };
  for (const [name, project] of Object.entries(projects)) {
    it(`take what is right and refuse what is wrong in ${name}`, () => {
      assert.deepEqual(compile(place(project)), []);
    });
  }
});
