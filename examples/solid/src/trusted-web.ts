import { template as make } from "solid-js/web";

export * from "solid-js/web";

const policy = window.trustedTypes?.createPolicy("solid", { createHTML: (markup) => markup });

/** Solid reads the markup that its compiler took from our JSX as HTML, which a page with Trusted Types allows by a policy. Nothing else comes here. */
export const template: typeof make = (markup, ...rest) =>
  make((policy?.createHTML(markup) ?? markup) as string, ...rest);
