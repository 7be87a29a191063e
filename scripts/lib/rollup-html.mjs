import MagicString from "magic-string";

const TAGS = new Set(["html", "svg"]);

/**
 * Makes one space of each indentation in `html` and `svg` templates, which no minifier of scripts reads. A browser shows both alike.
 * Stands behind what takes the types out, and before what gives the tags other names.
 */
export function minifyHtml() {
  return {
    name: "minify-html",
    transform(code) {
      if (!code.includes("html`") && !code.includes("svg`")) return null;
      const text = new MagicString(code);
      visit(this.parse(code), ({ type, tag, quasi }) => {
        if (type !== "TaggedTemplateExpression" || !TAGS.has(tag.name)) return;
        for (const { start, end, value } of quasi.quasis) {
          const less = value.raw.replace(/\s+/g, " ");
          if (start < end && less !== value.raw) text.overwrite(start, end, less);
        }
      });
      return text.hasChanged() ? { code: text.toString(), map: null } : null;
    },
  };
}

function visit(node, enter) {
  if (Array.isArray(node)) for (const item of node) visit(item, enter);
  else if (node && typeof node.type === "string") {
    enter(node);
    for (const value of Object.values(node)) if (value && typeof value === "object") visit(value, enter);
  }
}
