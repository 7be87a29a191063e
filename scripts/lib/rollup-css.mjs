const template = /\bcss`([^`$]*)`/g;

function minify(text) {
  return text
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/([\w-]): /g, "$1:")
    .replaceAll(";}", "}");
}

/** Takes indentation and comments out of `css` templates, which no minifier of scripts reads. */
export function minifyCss() {
  return {
    name: "minify-css",
    transform: (code) =>
      code.includes("css`")
        ? { code: code.replace(template, (_, text) => `css\`${minify(text)}\``), map: null }
        : null,
  };
}
