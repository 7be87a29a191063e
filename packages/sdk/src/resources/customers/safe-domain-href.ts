import { hostOf } from "./host-of.ts";

/** A link that says where it leads. */
export interface DomainLink {
  readonly href: string;
  /** Exactly the link's host; a name in another script as its `xn--` form, so that look-alikes show. */
  readonly text: string;
}

/** A customer's domain as a link, only where it is nothing but the name of a web host; undefined for all else, to be shown as text. */
export function safeDomainHref(domain: string | null | undefined): DomainLink | undefined {
  const text = domain?.trim() ?? "";
  if (!text || text.length > 1000 || /[\s/\\:@?#%[\]\p{C}]/u.test(text) || !hostOf(text)) return undefined;
  const host = new URL(`https://${text}`).hostname.replace(/\.$/, "");
  return { href: `https://${host}/`, text: host };
}
