import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../workspace-packages.mjs";

const dist = join(packageFolder("elements"), "dist");
const read = (file) => readFileSync(join(dist, file), "utf8");

/** The classes that `@pivotal/elements` exports; every other element is a part of one of these. */
function publicClasses() {
  const exported = /^export \{ (\w+) \} from "\.\/elements\/([\w-]+)\/define\.js";$/gm;
  const found = ["first.d.ts", "record.d.ts"].flatMap((file) => [...read(file).matchAll(exported)]);
  if (found.length === 0) throw new Error("@pivotal/elements exports no element.");
  return new Map(found.map(([, className, folder]) => [className, folder]));
}

/** `pv-customer-select` as `PvCustomerSelect`. */
export const pascal = (name) => name.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());

const oneLine = (text = "") => text.replace(/\s+/g, " ").trim();

/** What `"pill" | "full"` may be; undefined for other types. */
function choicesOf(type = "") {
  const parts = type.split("|").map((part) => part.trim());
  const words = parts.filter((part) => /^"[^"]+"$/.test(part)).map((part) => part.slice(1, -1));
  return words.length > 0 ? words : undefined;
}

function readProperty({ name, type, description, attribute, default: usual }) {
  if (!description) throw new Error(`The property ${name} has no description.`);
  return {
    name,
    attribute,
    type: type?.text,
    choices: choicesOf(type?.text),
    isSwitch: type?.text === "boolean",
    usual,
    text: oneLine(description),
  };
}

function readEvent({ name, description }) {
  if (!description) throw new Error(`The event ${name} has no description.`);
  return { name, handler: `on${pascal(name)}`, text: oneLine(description) };
}

const named = (list = []) => list.map(({ name, description }) => ({ name, text: oneLine(description) }));

/** One public element, as the generators need it. */
function readElement(declaration, folder) {
  const { tagName: tag, name: className, summary, description, members, events } = declaration;
  if (!summary) throw new Error(`<${tag}> has no @summary.`);
  const settable = members.filter(
    ({ kind, static: isStatic, readonly }) => kind === "field" && !isStatic && !readonly,
  );
  return {
    tag,
    folder,
    className,
    summary: oneLine(summary),
    text: oneLine(description),
    properties: settable.map(readProperty),
    events: events.map(readEvent),
    slots: named(declaration.slots),
    parts: named(declaration.cssParts),
    tokens: named(declaration.cssProperties),
    methods: members
      .filter(({ kind }) => kind === "method")
      .map(({ name, description: about }) => ({ name, text: oneLine(about) })),
  };
}

/** Every element that a page may use, from the manifest. Fails when one of them is missing there or says too little. */
export function readElements() {
  const folders = publicClasses();
  const declarations = JSON.parse(read("custom-elements.json")).modules.flatMap(
    (module) => module.declarations,
  );
  return [...folders]
    .map(([className, folder]) => {
      const declaration = declarations.find(({ name }) => name === className);
      if (!declaration) throw new Error(`The manifest has no ${className}.`);
      return readElement(declaration, folder);
    })
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** A comment above a declaration. */
export const doc = (text, indent = "") => `${indent}/** ${text.replaceAll("*/", "*\\/")} */`;
