/** Where a cell begins: at the start of the text, or where a program that splits at other signs would see one. */
const EDGE = "(?<=^|[,;|\\t\\r\\n])";
/** What a spreadsheet passes over before it looks whether a formula begins: blanks, quotes, what cannot be seen. */
const BLANK = "(?:(?![\\t\\r\\n])[\\s\"'\\p{Cc}\\p{Cf}])*";
const FORMULA = `(?=${BLANK}[=+\\-@＝＋－＠﹦﹢﹣﹫])`;
/** Dropped by some programs at the start of a cell, so that what follows becomes the start. */
const DROPPED = `(?=${BLANK}[\\t\\r\\n\\0])`;

const unsafe = new RegExp(`${EDGE}${FORMULA}|^${DROPPED}`, "gu");
const defused = new RegExp(`${EDGE}'${FORMULA}|^'${DROPPED}`, "gu");
const NEGATIVE = /^-\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * A text that no spreadsheet takes for a formula: an apostrophe stands before whatever looks like the start of one, whether at the start
 * of the text or after a delimiter or a line break in it. A plain negative number stays one. `restoreText` is the way back.
 */
export const defuseText = (text: string): string => (NEGATIVE.test(text) ? text : text.replace(unsafe, "'"));

/** The text that was given to `defuseText`. */
export const restoreText = (text: string): string => text.replace(defused, "");
