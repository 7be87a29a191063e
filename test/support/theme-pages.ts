/** Puts style sheets into the page as a host does, by links, and waits until they count. Returns what takes them away. */
export async function linked(...addresses: readonly string[]): Promise<() => void> {
  const links = addresses.map((address) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = address;
    return link;
  });
  await Promise.all(
    links.map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          link.addEventListener("load", () => resolve());
          link.addEventListener("error", () => reject(new Error(`${link.href} could not be loaded.`)));
          document.head.append(link);
        }),
    ),
  );
  return () => {
    for (const link of links) link.remove();
  };
}

/** What the browser makes of a colour where an element stands, in one form. */
export function seenAs(colour: string, at: Element = document.body): string {
  const probe = document.createElement("span");
  probe.style.setProperty("color", `color-mix(in srgb, ${colour}, ${colour})`);
  (at.shadowRoot ?? at).append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
