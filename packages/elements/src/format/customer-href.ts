import type { Customer } from "@pivotal/sdk/store";

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
  const { protocol } = URL.canParse(href, document.baseURI)
    ? new URL(href, document.baseURI)
    : { protocol: "" };
  return protocol === "https:" || protocol === "http:" ? href : undefined;
}
