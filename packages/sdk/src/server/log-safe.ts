// Control and format characters, separators and lone surrogates: what could end a line, colour a terminal or turn text around.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\]/gu;

/** A text that stays on its own line and inside its own field of a log: escaped, and cut after `limit` characters. */
export function logSafe(text: string, limit = 200): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return cut.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
