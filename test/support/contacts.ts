import "@pivotal/elements/contacts/define";
import { waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import type { PivotalStore } from "@pivotal/sdk/store";
import { html } from "lit";
import type { PvContacts } from "../../packages/elements/src/elements/contacts/contacts.ts";
import type { PvField } from "../../packages/elements/src/elements/field/field.ts";
import { mount } from "./mount.ts";

const stores: (PivotalStore | undefined)[] = [];

// A draft that is left has the browser ask before the page of the tests is closed.
afterEach(() => {
  for (const store of stores.splice(0)) store?.clear();
});

/** What a person sees of an element, through all shadow roots below it. */
export function deepText(node: Node): string {
  const inside = node instanceof Element && node.shadowRoot ? deepText(node.shadowRoot) : "";
  if (node instanceof HTMLStyleElement) return "";
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? "";
  return `${inside}${[...node.childNodes].map(deepText).join(" ")}`.replace(/\s+/g, " ");
}

/** Everything below a root that matches, through all shadow roots. */
export function deepAll<T extends Element>(root: ParentNode, selector: string): T[] {
  const here = [...root.querySelectorAll<T>(selector)];
  const below = [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot ? deepAll<T>(shadowRoot, selector) : [],
  );
  return [...here, ...below];
}

/** A customer with three contacts, shown by their element. Ada is primary; Cy's address is at another domain. */
export async function showContacts(
  options: BackendOptions = {},
  people = ["Ada Park", "Bo Reyes", "Cy Noor"],
) {
  const content = document.createElement("pv-contacts");
  const { backend, client, provider } = await mount(html`${content}`, { customers: 0, ...options });
  stores.push(provider.store);
  const customer = backend.add.customer({ name: "Acme", domain: "acme.example", tags: [] });
  for (const name of people) {
    const [given = ""] = name.toLowerCase().split(" ");
    const host = given === "cy" ? "elsewhere.example" : "acme.example";
    backend.add.contact(customer.id, { name, email: `${given}@${host}`, title: `Title of ${name}` });
  }
  const element: PvContacts = content;
  element.customerId = String(customer.display_id);
  const root = element.shadowRoot as ShadowRoot;
  await waitUntil(() => root.querySelector(".head"), "the list is shown", { timeout: 8_000 });
  await element.updateComplete;
  // The first in a file loads the modules.
  await waitUntil(() => root.querySelector(".add"), "its tools are there", { timeout: 8_000 });
  const shown = () => [...root.querySelectorAll<HTMLElement>("li.row")];
  const nameIn = (row: HTMLElement) =>
    deepAll(row.querySelector(".who") as Element, "bdi")[0]?.textContent?.trim() ??
    row.querySelector<PvField>(".who > pv-field")?.subject;
  const names = () => shown().map(nameIn);
  const row = (name: string) => {
    const found = shown().find((one) => nameIn(one) === name);
    if (!found) throw new Error(`no row of ${name}: ${names().join()}`);
    return found;
  };
  const held = () =>
    backend.db
      .contactsOf(customer.display_id)
      .filter(({ deleted }) => !deleted)
      .sort((a, b) => a.display_id - b.display_id);
  return {
    backend,
    client,
    provider,
    customer,
    element,
    root,
    row,
    held,
    names,
    text: () => deepText(element),
    until: (said: string) => waitUntil(() => deepText(element).includes(said), `"${said}" is not shown`),
    /** The button with this name, anywhere in the element. */
    button: (name: string | RegExp): HTMLButtonElement => {
      const fits = (one: Element) => {
        const label = one.getAttribute("aria-label") ?? one.textContent?.replace(/\s+/g, " ").trim() ?? "";
        return typeof name === "string" ? label === name : name.test(label);
      };
      const found = deepAll<HTMLButtonElement>(root, "button").find(fits);
      if (!found) throw new Error(`no button ${name}`);
      return found;
    },
    part: (name: string, part: string) =>
      row(name).querySelector<HTMLInputElement>(`[data-part=${part}]`) as HTMLInputElement,
    asked: (method: string) => backend.log.filter((one) => one.method === method).length,
  };
}

/** Types into an input as a person does. */
export function typeInto(input: HTMLInputElement | HTMLTextAreaElement, value: string): void {
  input.focus();
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
}

export const press = (target: Element, key: string, more: KeyboardEventInit = {}): boolean =>
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );

/** The innermost element that has the focus. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}
