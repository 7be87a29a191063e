import bootstrapSheet from "bootstrap/dist/css/bootstrap.css?url";
import bootstrapPreset from "../../packages/elements/src/themes/bootstrap.css?url";
import materialPreset from "../../packages/elements/src/themes/material.css?url";
import shadcnPreset from "../../packages/elements/src/themes/shadcn.css?url";
import materialSheet from "../../test/support/themes/material.css?url";
import shadcnSheet from "../../test/support/themes/shadcn.css?url";

/** A page to try a theme on: the style sheet of its design system, and ours that takes its variables. */
export const HOSTS: Readonly<Record<string, readonly string[]>> = {
  "A plain page": [],
  "shadcn/ui": [shadcnSheet, shadcnPreset],
  Bootstrap: [bootstrapSheet, bootstrapPreset],
  Material: [materialSheet, materialPreset],
};

let links: HTMLLinkElement[] = [];

/** Makes the page one of these, light or dark, and waits until it is. An unknown name makes it plain. */
export async function showHost(name: string, theme: string): Promise<void> {
  const before = links;
  const page = document.documentElement;
  links = (HOSTS[name] ?? []).map((href) =>
    Object.assign(document.createElement("link"), { rel: "stylesheet", href }),
  );
  const loaded = links.map(
    (link) =>
      new Promise((resolve, reject) => {
        link.addEventListener("load", resolve);
        link.addEventListener("error", () => reject(new Error(`${link.href} could not be loaded.`)));
      }),
  );
  document.head.append(...links);
  for (const link of before) link.remove();
  turn(theme);
  page.setAttribute("data-host", name);
  await Promise.all(loaded);
}

/** Light or dark in the way of each of them. */
export function turn(theme: string): void {
  const page = document.documentElement;
  page.classList.toggle("dark", theme === "dark");
  page.classList.toggle("light", theme !== "dark");
  page.setAttribute("data-bs-theme", theme);
  page.setAttribute("data-theme", theme);
}

/** Leaves the page as the catalogue had it. */
export function leaveHost(): void {
  for (const link of links) link.remove();
  links = [];
  const page = document.documentElement;
  page.classList.remove("dark", "light");
  page.removeAttribute("data-bs-theme");
  page.removeAttribute("data-host");
}
