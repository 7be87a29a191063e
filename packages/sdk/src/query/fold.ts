const COMBINING = /\p{M}+/gu;
const LETTER = /[\p{L}\p{N}]/u;
// Scripts written without spaces have no word starts to match.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const STARTS = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})${LETTER.source})+`, "gu");
const FIRST_TO_LAST_LETTER = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
const WEB_ADDRESS = /^https?:\/\/(?:www\.)?([^/\s]*)\S*/;

/** What most texts consist of, which there may be a million of: a shorter way to the same result is kept for it. */
const PLAIN = /^[ -~]*$/;

/** Lower case without accents or width: what two texts share when a person would call them the same. */
export const foldText = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

const foldAny = (text: string): string =>
  // The final sigma depends on what follows, so it would differ between a word and the start of a longer one.
  text.normalize("NFKD").replace(COMBINING, "").toLowerCase().replaceAll("ς", "σ").normalize("NFC");

/**
 * What of a folded text can be matched by its beginning: from every word start to the next space. Each character of a script written without
 * spaces starts a word. `jo@aurora.example` gives itself, `aurora.example` and `example`.
 */
export const wordsOf = (folded: string): string[] =>
  PLAIN.test(folded)
    ? plainWords(folded)
    : folded
        .split(/\s+/)
        .flatMap((chunk) => Array.from(chunk.matchAll(STARTS), ({ index }) => chunk.slice(index)));

function plainWords(text: string): string[] {
  const words: string[] = [];
  let end = 0;
  for (let at = 0, within = false; at < text.length; at++) {
    const isLetter = isPlainLetter(text.charCodeAt(at));
    if (isLetter && !within) {
      if (end <= at) end = text.indexOf(" ", at);
      if (end < 0) end = text.length;
      words.push(text.slice(at, end));
    }
    within = isLetter;
  }
  return words;
}

const isPlainLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Kinds by UTF-16 code unit, one more each than they are: 0 is not known yet. */
const kinds = new Uint8Array(0x1_0000);

const isHalf = (code: number): boolean => (code & 0xf800) === 0xd800;

/** Of one code unit: 0 begins and ends words, 1 is a letter or a figure, 2 may be one that needs no space around it. */
export function letterKind(code: number): number {
  const known = kinds[code];
  if (known) return known - 1;
  const text = String.fromCharCode(code);
  // Half of a character may belong to any.
  const kind = isHalf(code) || UNSPACED.test(text) ? 2 : Number(LETTER.test(text));
  kinds[code] = kind + 1;
  return kind;
}

/** Whether a word starts at a place of a folded text where a letter stands. */
export function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  const [code, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  if (!isHalf(code) && !isHalf(next)) return letterKind(code) !== 1 || letterKind(next) > 1;
  const here = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? "";
  return !LETTER.test(before) || UNSPACED.test(here) || UNSPACED.test(before);
}

/** A folded text from its first letter to its last. */
export function bareText(folded: string): string {
  const last = folded.charCodeAt(folded.length - 1);
  return isPlainLetter(folded.charCodeAt(0)) && isPlainLetter(last)
    ? folded
    : (FIRST_TO_LAST_LETTER.exec(folded)?.[0] ?? "");
}

/** Whether a word of a folded text starts with a needle (see {@link needleOf}), which may hold spaces. An empty needle is everywhere. */
export function hasWord(folded: string, needle: string): boolean {
  if (!needle) return true;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) {
    if (startsWord(folded, at)) return true;
  }
  return false;
}

/**
 * What a typed text looks for: folded, single spaces, without the marks around it. Of a web address, its host. Empty when nothing is left,
 * which then asks for nothing.
 */
export function needleOf(text: string): string {
  const bare = foldText(text).trim().replace(WEB_ADDRESS, "$1");
  return bareText(bare).replace(/\s+/g, " ");
}
