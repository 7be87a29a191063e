/** Makes a classic script of a language's entry: hosts with a script tag add it beside the first one. It leaves no name on the page. */
export const classicLanguage = () => ({
  name: "classic-language",
  renderChunk(code) {
    const body = code.replace(/^export\s*\{[^}]*\};?\s*$/m, "");
    return { code: `(() => {\n"use strict";\n${body}\n})();`, map: null };
  },
});
