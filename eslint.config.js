import globals from "globals";
import tseslint from "typescript-eslint";
import lit from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import wc from "eslint-plugin-wc";
import pivotal from "./scripts/lib/lint-rules.mjs";

const source = ["packages/*/src/**/*.ts"];
const elements = ["packages/elements/src/**/*.ts"];
const programs = ["packages/*/src/**/{cli,cli-*}.ts", "packages/*/src/cli/**/*.ts"];
const everyScript = ["**/*.ts", "**/*.js", "**/*.mjs"];

const zodMiniOnly = {
  regex: "^zod(?!/mini$)",
  message: 'Use `import * as z from "zod/mini"`: the whole of zod costs 85 kB and trips a strict CSP.',
};
const oneDoor = {
  name: "fetch",
  message: "Only packages/sdk/src/internal/exchange.ts talks to the network.",
};

/** Forbids imports in one layer; every layer keeps the rule that holds everywhere. */
function direction(files, patterns) {
  return {
    files,
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [zodMiniOnly, ...patterns] }],
    },
  };
}

const outOfPackage = {
  regex: "^(\\.\\./)+(packages|stories|examples|test|bench|scripts)/",
  message: "A package never reaches outside its own folder.",
};
const sdkKnowsNothingAbove = {
  regex: "^(@pivotal/|lit($|/)|@lit/|msw($|/))",
  message: "Imports point one way: schemas, sdk, store, elements.",
};

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/dist/",
      "**/storybook-static/",
      ".storybook/public/",
      "docs/generated/",
      "coverage/",
      "artifacts/",
      ".cache/",
      ".data/",
      "examples/angular/out/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: everyScript,
    extends: [tseslint.configs.strict],
    plugins: { pivotal },
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "pivotal/todo-names-issue": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/no-extraneous-class": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-empty": ["error", { allowEmptyCatch: false }],
      "no-control-regex": "off",
      "no-constant-binary-expression": "error",
      "no-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    files: ["**/*.ts"],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": [
        "error",
        {
          allowForKnownSafeCalls: [
            {
              from: "package",
              name: ["describe", "it", "test", "suite", "before", "after"],
              package: "node:test",
            },
          ],
        },
      ],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { arguments: false, properties: false } },
      ],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
    },
  },
  {
    files: source,
    rules: {
      "no-console": "error",
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
      complexity: ["error", 20],
    },
  },
  {
    files: ["packages/{sdk,elements}/src/**/*.ts"],
    ignores: ["packages/sdk/src/internal/exchange.ts"],
    rules: { "no-restricted-globals": ["error", oneDoor] },
  },
  { files: programs, rules: { "no-console": "off" } },
  { files: elements, rules: { "no-console": ["error", { allow: ["warn"] }] } },

  direction(everyScript, []),
  direction(["packages/sdk/src/**/*.ts"], [outOfPackage, sdkKnowsNothingAbove]),
  direction(
    ["packages/sdk/src/{core,internal,resources,rules,import,query}/**/*.ts", "packages/sdk/src/client.ts"],
    [
      outOfPackage,
      sdkKnowsNothingAbove,
      {
        regex: "/(store|server|webhooks)/",
        message: "The client does not know the store or what runs on a server.",
      },
    ],
  ),
  direction(
    ["packages/sdk/src/**/*.schema.ts"],
    [
      outOfPackage,
      sdkKnowsNothingAbove,
      {
        regex: "^\\.(?!.*(\\.schema|/open-enum)\\.ts$)",
        message: "A schema imports zod/mini, open-enum and other schemas, nothing else.",
      },
    ],
  ),
  direction(elements, [
    outOfPackage,
    { regex: "^(@pivotal/mocks|msw)", message: "An element never knows the mock backend." },
    { regex: "^@pivotal/sdk/(server|webhooks)", message: "What runs on a server never reaches a browser." },
  ]),
  direction(
    ["packages/elements/src/{elements,controllers,templates,styles,format,strings}/**/*.ts"],
    [
      outOfPackage,
      { regex: "^(@pivotal/mocks|msw)", message: "An element never knows the mock backend." },
      {
        regex: "^@pivotal/sdk(/server|/webhooks)?$",
        allowTypeImports: true,
        message:
          "Elements name data and the store fetches it: no element, controller or template calls the client.",
      },
    ],
  ),
  direction(
    ["packages/mocks/src/**/*.ts"],
    [
      outOfPackage,
      {
        regex: "^@pivotal/(?!sdk/schemas$)",
        message: "The mock backend speaks the SDK's schemas and imports nothing else of ours.",
      },
    ],
  ),
  {
    files: [...elements, "stories/**/*.ts", "test/**/*.ts", ".storybook/**/*.ts"],
    plugins: { lit, wc, "lit-a11y": litA11y },
    settings: { wc: { elementBaseClasses: ["LitElement", "PvElement"] } },
    rules: {
      ...lit.configs["flat/recommended"].rules,
      ...wc.configs["flat/recommended"].rules,
      "lit/no-template-map": "off",
      "lit/no-this-assign-in-render": "error",
      "lit/no-useless-template-literals": "error",
      "lit/prefer-nothing": "error",
    },
  },
  {
    files: elements,
    rules: {
      ...wc.configs["flat/best-practice"].rules,
      ...Object.fromEntries(Object.keys(litA11y.rules).map((name) => [`lit-a11y/${name}`, "error"])),
      // Our own names use the shadow root, where the elements of the same rule's HTML list do not apply.
      "lit-a11y/accessible-name": "off",
      "lit-a11y/definition-list": "off",
      "lit-a11y/list": "off",
      "lit/ban-attributes": ["error", "style"],
      "lit/attribute-names": ["error", { convention: "kebab" }],
      "lit/no-template-bind": "error",
      "lit/no-template-arrow": "off",
      "wc/tag-name-matches-class": "off",
      "wc/define-tag-after-class-definition": "off",
      "wc/guard-super-call": "off",
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Trusted Types refuse it: render with a template." },
        { property: "outerHTML", message: "Trusted Types refuse it: render with a template." },
        {
          object: "Date",
          property: "parse",
          message: "Use the format folder: it knows the wire's timestamps.",
        },
      ],
    },
  },
);
