import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "puppeteer-core";
import type { renderElement as render } from "../../packages/elements/src/ssr.ts";
import { contact, customer, onboarding } from "../support/records.ts";
import { bundlers } from "./bundlers.ts";
import { installPackages, type InstalledProject } from "./installed.ts";
import { visit } from "./strict-host.ts";

const TAGS = [
  ...[
    "activity",
    "contacts",
    "custom-fields",
    "customer",
    "customer-form",
    "customer-list",
    "customer-status",
  ],
  ...["health-score", "onboardings", "provider", "risk-list", "search", "tags"],
].map((name) => `pv-${name}`);

const HOSTILE = `</template><img src=x onerror="document.title='hacked'"><!-- </script> & "quoted" 'too'`;

const AURORA = customer({
  id: "cuid1",
  name: HOSTILE,
  tags: ["vip", "<b>bold</b>"],
  custom_fields: { region: HOSTILE },
  health_score: 81,
  owner_email: "ana@desk.example",
  slug: "aurora",
});

/** What each element is given on the server: what it can be given by a host that has it. */
const GIVEN: Readonly<Record<string, object>> = {
  "pv-activity": {
    activity: [
      {
        object: "activity",
        id: "act_1",
        event_type: "customer.updated",
        actor: HOSTILE,
        occurred_at: "2026-05-26T17:21:09.412Z",
        changes: {},
      },
    ],
  },
  "pv-contacts": { customer: AURORA, contacts: [contact({ name: HOSTILE })] },
  "pv-custom-fields": { customer: AURORA },
  "pv-customer": { customer: AURORA },
  "pv-customer-status": { customer: AURORA },
  "pv-health-score": { customer: AURORA },
  "pv-onboardings": { onboardings: [onboarding({ target_launch_date: "2026-12-01" })] },
  "pv-risk-list": { customers: [{ ...AURORA, status: "at_risk", health_score: 12 }] },
  "pv-tags": { customer: AURORA },
};

/** On a page that is held nothing is ever answered, so that an element stays as it is while it is looked at. */
const ENTRY = `
import { configure } from "@pivotal/elements";
if (document.title === "Held") configure({ client: () => new Promise(() => {}) });
globalThis.connect = () => configure({ baseUrl: "/api/pivotal" });
`;

interface Look {
  readonly tag: string;
  readonly text: string;
  /** Where everything is, by name. */
  readonly places: readonly string[];
  /** How many of the nodes that the server drew are still there. */
  readonly kept: number;
}

/** How every element of the page looks, with all that is inside. The first call marks the nodes that are there. */
function looks(): Look[] {
  const seen: Set<Element> = (Reflect.get(globalThis, "__seen") as Set<Element> | undefined) ?? new Set();
  const isFirst = seen.size === 0;
  Reflect.set(globalThis, "__seen", seen);
  const inside = (root: ParentNode): Element[] =>
    [...root.querySelectorAll(":not(link)")].flatMap((one) => [
      one,
      ...(one.shadowRoot ? inside(one.shadowRoot) : []),
    ]);
  return [...document.querySelectorAll("main > *")].map((element) => {
    const nodes = element.shadowRoot ? inside(element.shadowRoot) : [];
    if (isFirst) for (const node of nodes) seen.add(node);
    const wholeText = Reflect.get(globalThis, "wholeText") as (root: Node) => string;
    return {
      tag: element.localName,
      text: element.shadowRoot ? wholeText(element.shadowRoot) : "",
      places: nodes.map((node) => `${node.localName} ${JSON.stringify(node.getBoundingClientRect())}`),
      kept: nodes.filter((node) => seen.has(node)).length,
    };
  });
}

/** Brings the elements' code, and waits until it has taken over everything that the server drew. */
async function takeOver(page: Page): Promise<void> {
  await page.evaluate(async (module) => {
    await import(module);
  }, "/main.js");
  await page.waitForFunction(() => {
    const isServed = (root: ParentNode): boolean =>
      [...root.querySelectorAll("*")].some(
        (one) =>
          Reflect.get(one, "isServed") === true || (one.shadowRoot !== null && isServed(one.shadowRoot)),
      );
    return !isServed(document);
  });
}

describe("elements that a server has drawn", () => {
  let project: InstalledProject;
  let renderElement: typeof render;
  before(async () => {
    project = installPackages();
    const dist = join(project.folder, "node_modules", "@pivotal", "elements", "dist");
    ({ renderElement } = (await import(pathToFileURL(join(dist, "ssr.js")).href)) as {
      renderElement: typeof render;
    });
    const site = join(project.folder, "site");
    await bundlers["esbuild"]?.(project.write(join("src", "main.js"), ENTRY), site);
    cpSync(join(dist, "css"), join(site, "css"), { recursive: true });
  });
  after(() => project.remove());

  /** A page of a strict host that has these elements in it. */
  const page = (elements: readonly string[], title = "A host"): string => {
    const body = `<main>${elements.join("\n")}</main>`;
    project.write(
      join("site", "index.html"),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`,
    );
    return join(project.folder, "site");
  };
  const skeleton = (tag: string): string =>
    renderElement(tag, {
      attributes: { "customer-id": 1 },
      styles: "/css",
    });
  const given = (tag: string): string =>
    renderElement(tag, { properties: { ...GIVEN[tag] }, attributes: { "read-only": true }, styles: "/css/" });

  it("draws each element as declarative shadow DOM without a style element or a style attribute", () => {
    for (const tag of TAGS) {
      for (const markup of [skeleton(tag), given(tag)]) {
        assert.match(markup, new RegExp(`^<${tag}[ >]`));
        assert.match(
          markup,
          new RegExp(`<template shadowrootmode="open"><link rel="stylesheet" href="/css/${tag}.css`),
        );
        assert.match(markup, new RegExp(`</template></${tag}>$`));
        const tags =
          markup
            .replaceAll(/"[^"]*"/g, "")
            .match(/<[a-z][^>]*>/g)
            ?.join("") ?? "";
        assert.doesNotMatch(tags, /<style|<script|<img| style=| on[a-z]+=/);
        assert.doesNotMatch(markup, /Not connected/);
      }
    }
  });

  it("refuses what no element has, in words that name it", () => {
    const styles = "/css";
    assert.throws(() => renderElement("pv-nothing", { styles }), /<pv-nothing> is no element/);
    assert.throws(() => renderElement("script", { styles }), /<script> is no element/);
    assert.throws(() => renderElement("pv-tags", { styles, properties: { hasDialog: true } }), /"hasDialog"/);
    assert.throws(
      () => renderElement("pv-tags", { styles, attributes: { 'a"><b': 1 } }),
      /is not the name of/,
    );
  });

  it("draws in the language that it is told, and keeps nothing of one call for the next", () => {
    const number = (lang: string) =>
      renderElement("pv-customer", {
        attributes: { lang },
        properties: { customer: AURORA },
        styles: "/css",
      });
    assert.match(number("de"), /1\.200,00/);
    assert.match(number("en"), /1,200\.00/);
    assert.doesNotMatch(skeleton("pv-customer"), /1,200|Aurora/);
  });

  it("takes over skeletons where they stand, without a warning, then shows what it loads", async () => {
    await visit(page(TAGS.map(skeleton), "Held"), async ({ page, problems, warnings, sees }) => {
      await page.waitForNetworkIdle();
      const before = await page.evaluate(looks);
      await takeOver(page);
      const after = await page.evaluate(looks);
      for (const [at, drawn] of before.entries()) {
        const found = after[at];
        assert.equal(found?.kept, drawn.places.length, `${drawn.tag} keeps what the server drew`);
        // Which columns fit is known on the page alone: the list draws them within its place.
        if (drawn.tag !== "pv-customer-list") assert.deepEqual({ ...found, kept: 0 }, { ...drawn, kept: 0 });
      }
      await page.evaluate("connect()");
      await sees("Custom fields");
      await sees("customers · ");
      assert.deepEqual(problems, []);
      assert.deepEqual(warnings, []);
    });
  });

  it("takes over what it was given where that stands, and nothing of it runs", async () => {
    const tags = Object.keys(GIVEN);
    await visit(page(tags.map(given)), async ({ page, problems, warnings }) => {
      await page.waitForNetworkIdle();
      const before = await page.evaluate(looks);
      for (const { tag, text } of before) {
        const isTold = tag === "pv-health-score" || tag === "pv-onboardings" || tag === "pv-customer-status";
        if (!isTold)
          assert.ok(
            text.includes("</template><img src=x") || text.includes("<b>bold</b>"),
            `${tag}: ${text}`,
          );
      }
      await takeOver(page);
      const after = await page.evaluate(looks);
      for (const [at, drawn] of before.entries()) {
        assert.deepEqual(after[at], { ...drawn, kept: drawn.places.length });
      }
      assert.equal(await page.title(), "A host");
      assert.equal(await page.evaluate(() => document.querySelector("[data-pv-given]")), null);
      assert.deepEqual(problems, []);
      assert.deepEqual(warnings, []);
    });
  });

  it("can be changed by hand afterwards: the given record becomes one that is edited and saved", async () => {
    const folder = page([]);
    await visit(folder, async ({ page: tab, sees, problems, backend }) => {
      const row = backend.add.customer({ name: "Tagged" });
      const shown = { ...AURORA, id: row.id, name: "As the server knew it", tags: [] };
      page([renderElement("pv-tags", { properties: { customer: shown }, styles: "/css" })]);
      await tab.reload();
      await takeOver(tab);
      await tab.evaluate("connect()");
      await tab.waitForSelector("pv-tags >>> pv-tag-input >>> input");
      await tab.type("pv-tags >>> pv-tag-input >>> input", "fresh");
      await tab.keyboard.press("Enter");
      await sees("fresh");
      const isSaved = () =>
        backend.log.some(({ method, path }) => method === "PATCH" && path.includes(row.id));
      while (!isSaved()) await tab.evaluate(() => new Promise(requestAnimationFrame));
      assert.deepEqual(problems, []);
    });
  });

  it("is taken over by the script tag too, the record's elements as well", async () => {
    const drawn = page([given("pv-health-score"), given("pv-tags")]);
    for (const name of ["", ".parts", ".record"]) {
      const file = `pivotal-elements${name}.js`;
      cpSync(join(project.folder, "node_modules", "@pivotal", "elements", "dist", file), join(drawn, file));
    }
    await visit(drawn, async ({ page, problems, warnings }) => {
      await page.waitForNetworkIdle();
      const before = await page.evaluate(looks);
      await page.evaluate(() => {
        const policy = Reflect.get(globalThis, "trustedTypes").createPolicy("host", {
          createScriptURL: (url: string) => url,
        });
        const script = document.createElement("script");
        script.src = policy.createScriptURL("/pivotal-elements.js");
        document.head.append(script);
      });
      await page.waitForFunction(() =>
        [...document.querySelectorAll("main > *")].every((one) => Reflect.get(one, "isServed") === false),
      );
      const after = await page.evaluate(looks);
      for (const [at, { places, text, tag }] of before.entries()) {
        assert.deepEqual(after[at], { tag, text, places, kept: places.length });
      }
      assert.deepEqual(problems, []);
      assert.deepEqual(warnings, []);
    });
  });

  it("says the day, the distance and the number of the page where the server's were others", async () => {
    const at = "2026-05-26T17:21:09.412Z";
    const drawn = renderElement("pv-customer", { properties: { customer: AURORA }, styles: "/css" });
    // As if the page had been kept for years, by a server in another zone.
    const stale = drawn
      .replace(/<bdi>(<!--lit-part-->)[^<]*ago/, "<bdi>$1ages from now")
      .replaceAll("1,200.00", "1 200,00");
    assert.notEqual(stale, drawn);
    await visit(page([stale]), async ({ page, sees, problems }) => {
      await takeOver(page);
      await sees("1,200.00");
      const text = await page.evaluate(() => {
        const wholeText = Reflect.get(globalThis, "wholeText") as (root: Node) => string;
        return wholeText(document.body);
      });
      assert.doesNotMatch(text, /ages from now|1 200,00/);
      assert.match(text, /ago/, at);
      assert.deepEqual(problems, []);
    });
  });

  it("draws anew, within the same frame, what another version on the server has drawn", async () => {
    const drawn = renderElement("pv-health-score", { properties: { customer: AURORA }, styles: "/css" });
    const other = drawn.replace(/<!--lit-part [^>]+-->/, "<!--lit-part b3RoZXI=-->");
    assert.notEqual(other, drawn);
    await visit(page([other]), async ({ page, problems }) => {
      await takeOver(page);
      const pills = await page.evaluate(
        () => document.querySelector("pv-health-score")?.shadowRoot?.querySelectorAll("[part=pill]").length,
      );
      assert.equal(pills, 1);
      assert.deepEqual(problems, []);
    });
  });
});
