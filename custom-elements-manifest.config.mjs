const isPublic = ({ name, privacy }) =>
  !name?.startsWith("#") && privacy !== "private" && privacy !== "protected";

/** A property that may be unset reads better, and gets a fitting control, when its type says only what it may be set to. */
const settable = (member) =>
  member.type ? { ...member, type: { text: member.type.text.replace(/ \| undefined$/, "") } } : member;

/** Reads `define("pv-noun", PvNoun)`, which the analyzer does not know, and leaves out what a page cannot use. */
function publishedElements() {
  const tags = new Map();
  return {
    name: "published-elements",
    analyzePhase({ ts, node }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "define") return;
      const [tag, element] = node.arguments;
      if (tag && element && ts.isStringLiteral(tag)) tags.set(element.getText(), tag.text);
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const module of manifest.modules) {
        module.path = module.path.replace(/^src\//, "dist/").replace(/\.ts$/, ".js");
        module.declarations = (module.declarations ?? []).filter(({ name }) => tags.has(name));
        for (const declaration of module.declarations) {
          declaration.tagName = tags.get(declaration.name);
          declaration.customElement = true;
          declaration.members = (declaration.members ?? []).filter(isPublic).map(settable);
          declaration.attributes = (declaration.attributes ?? []).map(settable);
          // The analyzer takes the variable in a dispatcher for an event's name.
          declaration.events = (declaration.events ?? []).filter(({ name }) => name?.startsWith("pv-"));
        }
      }
      manifest.modules = manifest.modules.filter(({ declarations }) => declarations.length > 0);
    },
  };
}

export default {
  globs: ["src/elements/**/*.ts", "src/base/*-element.ts"],
  exclude: ["**/*.styles.ts"],
  outdir: "dist",
  litelement: true,
  plugins: [publishedElements()],
};
