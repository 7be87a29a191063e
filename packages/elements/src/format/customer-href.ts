import type { Customer } from "@pivotal/sdk/store/core";

const FIELD = /\{(id|display_id|slug)\}/g;

/**
 * The address of a customer's page in the host, from a template such as `/customers/{display_id}`; `{id}` and `{slug}` work too.
 * Undefined for a template that leads anywhere but to a web page.
 */
export function customerHref(template: string | undefined, customer: Customer): string | undefined {
  if (!template) return undefined;
  const href = template.replace(FIELD, (_, field: "id" | "display_id" | "slug") =>
    // A lone surrogate has no encoding.
    encodeURIComponent(String(customer[field]).replace(/\p{Surrogate}/gu, "\ufffd")),
  );
  // Not `document.baseURI`, which any form of the host's with that name would hide.
  const { protocol } = URL.canParse(href, location.href) ? new URL(href, location.href) : { protocol: "" };
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
