import "./index.ts";
import { LitElementRenderer, type RenderInfo } from "@lit-labs/ssr";
import { collectResultSync } from "@lit-labs/ssr/lib/render-result.js";
import { renderValue } from "@lit-labs/ssr/lib/render-value.js";
import type { PropertyDeclaration } from "lit";
import { VERSION } from "./base/version.ts";
import { served } from "./format/locale.ts";
import { GIVEN } from "./served/given.ts";

/** How an element is drawn on a server. */
export interface RenderElementOptions {
  /** As in the page, such as `customer-id`. `lang` is the language that the element is drawn in; default `en`. */
  attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** What is at hand, such as `customer`: drawn, and given to the page's own element as JSON. */
  properties?: Readonly<Record<string, unknown>>;
  /** Where the host serves the folder `dist/css` of this package, such as `/assets/pivotal`. */
  styles: string;
  /** What stands inside the element, such as the opener of a form. Markup of the host's own: it is not escaped. */
  children?: string;
}

interface Info extends RenderInfo {
  readonly styles: string;
}

/** Links an element's style sheet: a strict policy refuses style elements, in shadow roots too. */
class LinkedRenderer extends LitElementRenderer {
  override renderShadow(info: RenderInfo) {
    const href = `${(info as Info).styles}/${this.tagName}.css?v=${VERSION}`;
    return [
      `<link rel="stylesheet" href="${escape(href)}">`,
      () => renderValue((this.element as unknown as { render(): unknown }).render(), info),
    ];
  }
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/**
 * Draws one element on a server, with what is inside it: its data where it is at hand, else the place where it will be. Goes into the
 * page's HTML as it is; the browser takes over what stands there. Asks nothing of Pivotal, and holds nothing between calls.
 * @throws TypeError for a tag, a property or an attribute's name that no element has.
 */
export function renderElement(tag: string, options: RenderElementOptions): string {
  const { attributes = {}, properties = {}, children = "" } = options;
  const renderer = rendererOf(tag, properties);
  for (const [name, value] of Object.entries(attributes)) {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`"${name}" is not the name of an attribute.`);
    if (value != null && value !== false) renderer.setAttribute(name, value === true ? "" : String(value));
  }
  if (Object.keys(properties).length > 0) renderer.setAttribute(GIVEN, JSON.stringify(properties));
  for (const [name, value] of Object.entries(properties)) renderer.setProperty(name, value);
  const info: Info = {
    styles: options.styles.replace(/\/$/, ""),
    elementRenderers: [LinkedRenderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  };
  served.locale = typeof attributes["lang"] === "string" ? attributes["lang"] : "en";
  renderer.connectedCallback();
  const opened = `<${tag}${collectResultSync(renderer.renderAttributes())}>`;
  const shadow = collectResultSync(renderer.renderShadow(info))
    // A property that is false is no attribute; that text says it is, and only a tag can hold it unescaped.
    .replaceAll(/ (checked|disabled|hidden|open|selected)="false"/g, "");
  return `${opened}<template shadowrootmode="open">${shadow}</template>${children}</${tag}>`;
}

function rendererOf(tag: string, properties: Readonly<Record<string, unknown>>): LinkedRenderer {
  const element = customElements.get(tag) as
    { readonly elementProperties: ReadonlyMap<PropertyKey, PropertyDeclaration> } | undefined;
  if (!tag.startsWith("pv-") || !element) throw new TypeError(`<${tag}> is no element of this package.`);
  for (const name of Object.keys(properties)) {
    const declared = element.elementProperties.get(name);
    if (!declared || declared.state) throw new TypeError(`<${tag}> has no property "${name}".`);
  }
  return new LinkedRenderer(tag);
}
