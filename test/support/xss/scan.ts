/** Every tag that a template of ours may make, beside our own elements. */
const TAGS = new Set(
  (
    "a article aside b bdi blockquote br button caption circle code datalist dd del details dialog div dl dt em fieldset footer form g h1 h2 h3 h4 h5 " +
    "header hr i input ins kbd label legend li line main mark menu nav ol optgroup option output p path pre rect section select small span " +
    "strong sub summary sup svg table tbody td text textarea th thead time title tr ul polyline polygon slot"
  ).split(" "),
);
const OURS = /^pv-[a-z-]+$/;
const ADDRESSES = [
  "href",
  "src",
  "action",
  "formaction",
  "xlink:href",
  "poster",
  "data",
  "ping",
  "background",
];
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

function* within(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* within(element.shadowRoot);
  }
}

function* attributeFaults({ name, value }: Attr): Generator<string> {
  if (name.startsWith("on") || name === "srcdoc") yield `the attribute ${name}`;
  // Sizes and colours are set through the object model, which shows them here.
  if (name === "style" && /url\(|image-set|fixed|import|expression/i.test(value)) yield `the style ${value}`;
  if (!ADDRESSES.includes(name)) return;
  const address = URL.parse(value, location.href);
  if (!address || !SCHEMES.has(address.protocol)) yield `${name}=${JSON.stringify(value)}`;
}

/** What should not be below a root, through all shadow roots: tags and attributes that no template makes, and addresses that run or fetch. */
export function dangersIn(root: ParentNode): string[] {
  const found: string[] = [];
  for (const element of within(root)) {
    const { localName } = element;
    if (!TAGS.has(localName) && !OURS.test(localName)) found.push(`<${localName}>`);
    // What a host writes on an element of ours is the host's; what the element makes of it is looked at inside.
    const attributes = OURS.test(localName) ? [] : element.attributes;
    for (const attribute of attributes)
      for (const fault of attributeFaults(attribute)) found.push(`<${localName}> has ${fault}`);
  }
  if ("__hit" in window) found.push("a payload ran");
  return [...new Set(found)];
}
