import "@pivotal/elements/customer-list/define";
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/search/define";
import { expect, waitUntil } from "@open-wc/testing";
import type { PvSearch } from "@pivotal/elements/search";
import { html } from "lit";
import { mount, shadowText } from "../support/mount.ts";
import { loaded } from "../support/search-page.ts";

type Seed = Parameters<Awaited<ReturnType<typeof mount>>["backend"]["add"]["customer"]>[0];

/** A page whose only customer is hostile, with the list, the search (open, and finding it) and its health. */
async function showEverywhere(customer: Seed, typed = "hostile") {
  const { backend, provider } = await mount(html`<p>A page</p>`, { customers: 0 });
  const { display_id } = backend.add.customer({ ...customer, health: [40, 55] });
  const make = <T extends HTMLElement>(tag: string, attributes: Record<string, string>): T => {
    const element = document.createElement(tag) as T;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    provider.append(element);
    return element;
  };
  const href = "/customers/{display_id}";
  const list = make("pv-customer-list", { href, selectable: "" });
  Object.assign(list, { columns: ["name", "domain", "status", "plan", "tag", "owner"] });
  const search = make<PvSearch>("pv-search", { href });
  const health = make("pv-health-score", { "customer-id": String(display_id), variant: "full" });
  await waitUntil(() => list.shadowRoot?.querySelector("[data-row]"), "no row in the list");
  await loaded(search);
  search.show();
  const field = search.shadowRoot?.querySelector("input");
  if (!field) throw new Error("The search has no field.");
  field.value = typed;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await waitUntil(() => search.shadowRoot?.querySelector("[role=option]"), "the search finds nothing", {
    timeout: 8_000,
  });
  await waitUntil(() => health.shadowRoot?.querySelector("details"), "no signals");
  return { backend, list, search, health };
}

const within = (element: Element): Element[] => [...(element.shadowRoot?.querySelectorAll("*") ?? [])];
const isDangerous = (element: Element): boolean =>
  ["img", "math", "iframe", "script", "object", "template", "base"].includes(element.localName) ||
  element.getAttributeNames().some((name) => name.startsWith("on") || name === "srcdoc");
const wasHit = () => "__hit" in window;

const MARKUP = {
  "an HTML image": `<img src=x onerror="window.__hit=1">`,
  "an SVG": `<svg onload="window.__hit=1"><script>window.__hit=1</script></svg>`,
  MathML: `<math><mtext><img src=x onerror="window.__hit=1"></mtext></math>`,
  "a frame": `<iframe srcdoc="<script>parent.__hit=1</script>"></iframe>`,
  "the end of a script": `</script><script>window.__hit=1</script>`,
  "a comment that does not end": `<!--<template><script>window.__hit=1</script>`,
  "a template of ours": "${window.__hit=1}{{window.__hit=1}}?lit$123$",
};

describe("text that would be markup", () => {
  for (const [what, markup] of Object.entries(MARKUP)) {
    it(`${what} in each field of a customer is text only`, async () => {
      const { list, search, health } = await showEverywhere({
        name: `Hostile ${markup}`,
        slug: markup,
        domain: markup,
        status: markup,
        plan: markup,
        tags: [markup],
        owner_email: markup,
        custom_fields: { [markup]: markup },
      });
      for (const element of [list, search, health]) expect(within(element).filter(isDangerous)).to.eql([]);
      const spaced = markup.replace(/\s+/g, " ");
      for (const element of [list, search]) expect(shadowText(element)).to.contain(`Hostile ${spaced}`);
      expect(shadowText(list).split(spaced)).to.have.length(6); // Name, domain, status, plan and tag; an owner is called by name.
      expect(wasHit()).to.equal(false);
    });
  }

  for (const [what, name] of [
    ["a double quote", `Hostile " onmouseover="window.__hit=1" x="`],
    ["a single quote", `Hostile ' autofocus onfocus='window.__hit=1`],
    ["a space and a bracket", `Hostile onclick=window.__hit=1 ><b>`],
    ["a line break", `Hostile \n onload=window.__hit=1`],
  ] as const) {
    it(`${what} does not lead out of a title or a label`, async () => {
      const { list, search } = await showEverywhere({ name, status: "active", domain: name });
      for (const element of [list, search]) expect(within(element).filter(isDangerous)).to.eql([]);
      const titles = within(search).filter((each) => each.getAttribute("title") === name);
      expect(titles.length).to.be.greaterThan(0);
      const labels = within(list).map((each) => each.getAttribute("aria-label"));
      expect(labels.some((label) => label?.includes(name))).to.equal(true);
      expect(wasHit()).to.equal(false);
    });
  }
});

describe("a domain", () => {
  for (const domain of [
    "javascript:window.__hit=1",
    "JaVaScRiPt:window.__hit=1",
    "java\tscript:window.__hit=1",
    "\u0001javascript:window.__hit=1",
    "data:text/html,<script>window.__hit=1</script>",
    "vbscript:window.__hit=1",
    "//evil.example",
    "user@evil.example",
    "https://evil.example/",
    "\u0430pple.example", // A Cyrillic а.
  ]) {
    it(`${JSON.stringify(domain)} is shown as it is and leads nowhere`, async () => {
      const { list, search } = await showEverywhere({ name: "Hostile", status: "active", domain });
      for (const element of [list, search]) {
        const shown = domain.replace(/\s+/g, " ").trim();
        expect(shadowText(element)).to.contain(shown);
        for (const link of within(element).filter((each) => each instanceof HTMLAnchorElement)) {
          expect(link.href).to.match(new RegExp(`^${location.origin}/customers/\\d+$`));
          expect(link.textContent).not.to.contain(shown);
        }
      }
    });
  }
});

describe("a template for links", () => {
  for (const template of [
    "javascript:window.__hit={display_id}",
    " JaVaScRiPt:window.__hit={display_id}",
    "java\nscript:window.__hit={display_id}",
    "data:text/html,{slug}",
    "vbscript:{slug}",
    "blob:{slug}",
    "http://",
  ]) {
    it(`${JSON.stringify(template)} makes no link`, async () => {
      const { backend, provider } = await mount(html`<p>A page</p>`, { customers: 0 });
      backend.add.customer({ name: "Plain", status: "active" });
      const list = document.createElement("pv-customer-list");
      list.setAttribute("href", template);
      provider.append(list);
      await waitUntil(() => list.shadowRoot?.querySelector("[data-row]"), "no row");
      expect(list.shadowRoot?.querySelectorAll("a[href]").length).to.equal(0);
    });
  }

  it("keeps what a slug holds inside its own part of the path", async () => {
    const { backend, provider } = await mount(html`<p>A page</p>`, { customers: 0 });
    backend.add.customer({ name: "Slashes", status: "active", slug: "//evil.example/?a#b\ud800" });
    const list = document.createElement("pv-customer-list");
    list.setAttribute("href", "/c/{slug}");
    provider.append(list);
    await waitUntil(() => list.shadowRoot?.querySelector<HTMLAnchorElement>("a[href]"), "no link");
    const { origin, pathname, search, hash } =
      list.shadowRoot?.querySelector<HTMLAnchorElement>("a[href]") ?? location;
    expect([origin, search, hash]).to.eql([location.origin, "", ""]);
    expect(pathname).to.equal("/c/%2F%2Fevil.example%2F%3Fa%23b%EF%BF%BD");
  });
});

describe("text that is hard to show", () => {
  for (const [what, name] of [
    ["a right-to-left override", "Hostile \u202eelpmaxe.live"],
    ["lone surrogates", "Hostile \ud83d and \ude00"],
    ["families of emoji, 2,000 of them", `Hostile ${"👩‍👩‍👧‍👦".repeat(2000)}`],
    ["a name of 1 MB", `Hostile ${"x".repeat(2 ** 20)}`],
    ["a hundred marks on one letter", `Hostile e${"\u0301".repeat(100)}`],
  ] as const) {
    it(`${what} stands apart, whole, in a row of the usual height`, async () => {
      const { list, search } = await showEverywhere({ name, status: "active", domain: "plain.example" });
      for (const element of [list, search]) {
        const isolated = within(element).filter((each) => each.localName === "bdi");
        expect(isolated.some((each) => each.textContent === name)).to.equal(true);
      }
      const row = list.shadowRoot?.querySelector("[data-row]");
      expect(row?.getBoundingClientRect().height).to.be.within(24, 48);
      expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    });
  }

  it("an unknown status is its own word, as plain text", async () => {
    const { list, search } = await showEverywhere({ name: "Hostile", status: "dream_state" });
    for (const element of [list, search]) expect(shadowText(element)).to.match(/dream[_ ]state/i);
  });

  it("revenue below zero, and none, do not keep a customer from being shown", async () => {
    for (const mrr of [-5, 0]) {
      const { list } = await showEverywhere({ name: `Hostile ${mrr}`, status: "active", mrr });
      expect(shadowText(list)).to.contain(`Hostile ${mrr}`);
    }
  });
});

describe("a host page whose own names stand in the way", () => {
  const forms = ["baseURI", "documentElement", "activeElement", "defaultView", "URL", "lang", "dir", "title"];
  const ids = [
    "customElements",
    "fetch",
    "URL",
    "Intl",
    "PivotalElements",
    "row-0",
    "option-0",
    "Lit",
    "history",
  ];
  let clutter: HTMLElement;

  beforeEach(() => {
    clutter = document.createElement("div");
    for (const name of forms) {
      const form = document.createElement("form");
      form.setAttribute("name", name);
      clutter.append(form);
    }
    for (const id of ids) {
      const link = document.createElement("a");
      link.id = id;
      clutter.append(link);
    }
    document.body.prepend(clutter);
  });
  afterEach(() => clutter.remove());

  it("shows, finds and links its customers all the same", async () => {
    const { list, search, health } = await showEverywhere({ name: "Hostile", status: "active" });
    const link = list.shadowRoot?.querySelector<HTMLAnchorElement>("a[href]");
    expect(link?.getAttribute("href")).to.match(/^\/customers\/\d+$/);
    expect(shadowText(search)).to.contain("Hostile");
    expect(shadowText(health)).to.match(/Watch/);
  });
});

describe("every element", () => {
  it("has no place for a key", () => {
    for (const tag of ["pv-provider", "pv-customer-list", "pv-search", "pv-health-score"]) {
      const made = customElements.get(tag) as { observedAttributes?: string[] } | undefined;
      expect(made?.observedAttributes?.length).to.be.greaterThan(0);
      expect(made?.observedAttributes?.filter((name) => /key$|token|secret|auth/i.test(name))).to.eql([]);
    }
  });

  it("sends none that a page puts on it all the same", async () => {
    const { backend, provider } = await mount(html`<p>A page</p>`);
    const sent: (string | null)[] = [];
    const { fetch } = window;
    window.fetch = (input, init) => {
      const request = new Request(input, init);
      sent.push(request.headers.get("authorization"), new URL(request.url).search);
      return backend.fetch(request);
    };
    try {
      const page = document.createElement("pv-provider");
      page.setAttribute("api-key", "pivotal_MockLiveKey00000000000000");
      Object.assign(page, { apiKey: "pivotal_MockLiveKey00000000000000" });
      page.setAttribute("base-url", "/api/pivotal");
      const score = document.createElement("pv-health-score");
      score.setAttribute("customer-id", "29");
      page.append(score);
      provider.after(page);
      await waitUntil(() => score.shadowRoot?.querySelector("[role=meter]"), "no score");
      page.remove();
    } finally {
      window.fetch = fetch;
    }
    expect(sent).to.eql([null, ""]);
  });
});
