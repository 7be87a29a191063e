import { minify } from "terser";

/** Makes minified code a few hundredths smaller still, which pages without a bundler get to load. Not for code that a bundler reads. */
export const smaller = () => ({
  name: "smaller",
  async renderChunk(code, { isEntry }) {
    const { code: less } = await minify(code, {
      // The entry is a classic script by now.
      module: !isEntry,
      ecma: 2022,
      compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
      format: { comments: false },
    });
    return { code: less, map: null };
  },
});
