import { doc } from "./elements.mjs";

/** What the types of every framework with templates are made of: an element's properties, events and handlers. */
function shared(elements) {
  const imports = elements.map(
    ({ className, folder }) => `import type { ${className} } from "./elements/${folder}/define.js";\n`,
  );
  const blocks = elements.map(({ tag, className, properties, events }) => {
    const own = properties.map(
      ({ name, text }) => `${doc(text, "  ")}\n  ${name}?: ${className}["${name}"];\n`,
    );
    const fired = events.map(
      ({ name, text }) =>
        `${doc(text, "  ")}\n  "${name}": HTMLElementEventMap["${name}"] & { readonly currentTarget: ${className} };\n`,
    );
    return [
      `/** The properties of \`<${tag}>\`. */\nexport interface ${className}Properties {\n${own.join("")}}\n`,
      `/** The events of \`<${tag}>\`. */\nexport interface ${className}Events {\n${fired.join("")}}\n`,
    ].join("\n");
  });
  return `${imports.join("")}\n${blocks.join("\n")}`;
}

const importsOf = (elements) =>
  elements
    .map(
      ({ className, folder }) =>
        `import type { ${className} } from "./elements/${folder}/define.js";\n` +
        `import type { ${className}Events, ${className}Properties } from "./properties.js";\n`,
    )
    .join("");

/** One line an element, in whatever map of tags a framework has. */
const entries = (elements, indent, type = "Tag") =>
  elements
    .map(
      ({ tag, className, summary }) =>
        `${doc(summary, indent)}\n${indent}"${tag}": ${type}<${className}, ${className}Properties, ${className}Events>;\n`,
    )
    .join("");

const vue = (elements) => `import type { HTMLAttributes, PublicProps } from "vue";
${importsOf(elements)}
type Pascal<Name> = Name extends \`\${infer Word}-\${infer Rest}\`
  ? \`\${Capitalize<Word>}\${Pascal<Rest>}\`
  : Capitalize<Name & string>;

type Tag<Own, Properties, Events> = new () => Own & {
  /** For templates alone; the element has no such property. */
  $props: Omit<HTMLAttributes, keyof Properties> &
    Properties & { [Name in keyof Events as \`on\${Pascal<Name>}\`]?: (event: Events[Name]) => void } & PublicProps;
};

declare module "vue" {
  interface GlobalComponents {
${entries(elements, "    ")}  }
}
`;

const svelte = (elements) => `import type { HTMLAttributes } from "svelte/elements";
${importsOf(elements)}
type Tag<Own extends EventTarget, Properties, Events> = Omit<HTMLAttributes<Own>, keyof Properties> &
  Properties & { [Name in keyof Events as \`on\${Name & string}\`]?: (event: Events[Name]) => void };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
${entries(elements, "    ")}  }
}
`;

const solid = (elements) => `import type { JSX } from "solid-js";
${importsOf(elements)}
type Tag<Own, Properties, Events> = Omit<JSX.HTMLAttributes<Own>, keyof Properties> &
  Properties & {
    [Name in keyof Properties as \`prop:\${Name & string}\`]?: Properties[Name];
  } & { [Name in keyof Events as \`on:\${Name & string}\`]?: (event: Events[Name]) => void };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
${entries(elements, "      ")}    }
  }
}
`;

/** `@pivotal/elements/vue`, `/svelte` and `/solid`: types for templates, and nothing to run. */
export function templateFiles(elements) {
  const nothing = "export {};\n";
  return {
    "properties.d.ts": shared(elements),
    "vue.d.ts": vue(elements),
    "vue.js": nothing,
    "svelte.d.ts": svelte(elements),
    "svelte.js": nothing,
    "solid.d.ts": solid(elements),
    "solid.js": nothing,
  };
}
