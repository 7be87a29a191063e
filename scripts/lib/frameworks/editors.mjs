import { manifestOf } from "../workspace-packages.mjs";

const json = (value) => `${JSON.stringify(value, null, 2)}\n`;
const attributesOf = ({ properties }) => properties.filter(({ attribute }) => attribute);

/** What Visual Studio Code completes in HTML, by `html.customData`. */
const customData = (elements) => ({
  version: 1.1,
  tags: elements.map((element) => ({
    name: element.tag,
    description: element.text || element.summary,
    attributes: attributesOf(element).map(({ attribute, text, choices, isSwitch }) => ({
      name: attribute,
      description: text,
      ...(isSwitch ? { valueSet: "v" } : {}),
      ...(choices ? { values: choices.map((name) => ({ name })) } : {}),
    })),
  })),
});

const described = ({ name, text }) => ({ name, description: text });

/** What JetBrains' editors complete, by the field `web-types` of package.json. */
const webTypes = (elements) => ({
  $schema: "https://json.schemastore.org/web-types",
  name: "@pivotal/elements",
  version: manifestOf("elements").version,
  "description-markup": "markdown",
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tag,
        description: element.text || element.summary,
        attributes: attributesOf(element).map(({ attribute, text, choices, isSwitch, type }) => ({
          name: attribute,
          description: text,
          value: isSwitch
            ? { kind: "no-value", type: "boolean" }
            : { type: choices ? choices.map((choice) => `"${choice}"`).join(" | ") : (type ?? "string") },
        })),
        ...(element.slots.length > 0 ? { slots: element.slots.map(described) } : {}),
        js: {
          properties: element.properties.map(({ name, text, type }) => ({
            name,
            description: text,
            ...(type ? { type } : {}),
          })),
          events: element.events.map(described),
        },
        css: { parts: element.parts.map(described), properties: element.tokens.map(described) },
      })),
    },
  },
});

/** The files that editors read. */
export const editorFiles = (elements) => ({
  "vscode.html-custom-data.json": json(customData(elements)),
  "web-types.json": json(webTypes(elements)),
});
