import { doc } from "./elements.mjs";

const code = ({ tag, folder, className, properties, events }) => `"use client";
import "../../elements/${folder}/define.js";
import { component } from "../component.js";

export const ${className} = /* @__PURE__ */ component(
  "${tag}",
  "${className}",
  ${JSON.stringify(properties.map(({ name }) => name))},
  ${JSON.stringify(Object.fromEntries(events.map(({ handler, name }) => [handler, name])))},
);
`;

function types({ folder, className, summary, text, properties, events, slots }) {
  const own = [
    ...properties.flatMap(({ name, text: about }) => [doc(about, "  "), `  ${name}?: Own["${name}"];`]),
    ...events.flatMap(({ name, handler, text: about }) => [
      doc(about, "  "),
      `  ${handler}?: (event: ElementEvent<Own, "${name}">) => void;`,
    ]),
    ...(slots.length > 0
      ? [doc(slots.map((slot) => slot.text).join(" "), "  "), "  children?: ReactNode;"]
      : []),
  ];
  const names = [...properties.map(({ name }) => name), ...events.map(({ handler }) => handler)];
  return `import type { ReactNode } from "react";
import type { ${className} as Own } from "../../elements/${folder}/define.js";
import type { ElementComponent, ElementEvent, PageAttributes } from "../component.js";

/** What \`${className}\` takes: the element's properties and events, and the attributes of any element. */
export interface ${className}Props extends PageAttributes<Own, ${names.map((name) => `"${name}"`).join(" | ")}> {
${own.join("\n")}
}

${doc(text || summary)}
export declare const ${className}: ElementComponent<Own, ${className}Props>;
/** The element on the page, as a \`ref\` holds it. */
export type ${className} = Own;
`;
}

/** `@pivotal/elements/react` and a module for each element. */
export function reactFiles(elements) {
  const index = elements.map(
    ({ className, folder }) => `export { ${className} } from "./elements/${folder}.js";\n`,
  );
  const indexTypes = elements.map(
    ({ className, folder }) =>
      `export { ${className}, type ${className}Props } from "./elements/${folder}.js";\n`,
  );
  const shared = `export type { ElementComponent, ElementEvent } from "./component.js";\n`;
  return {
    "react/index.js": `"use client";\n${index.join("")}`,
    "react/index.d.ts": `${indexTypes.join("")}${shared}`,
    ...Object.fromEntries(
      elements.flatMap((element) => [
        [`react/elements/${element.folder}.js`, code(element)],
        [`react/elements/${element.folder}.d.ts`, types(element)],
      ]),
    ),
  };
}
