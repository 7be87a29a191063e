import { foldText } from "./fold.ts";

const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?![,\d])/;
const NUMBER = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))([km]?)$/;
const EXPONENT: Readonly<Record<string, string>> = { k: "e3", m: "e6" };

/** A typed number in its plain spelling: without width, currency sign and separators of thousands. */
export const plainNumber = (text: string): string =>
  foldText(text)
    .replace(/^[\p{Sc}\s]+/u, "")
    .trim()
    .replace(THOUSANDS, (found) => found.replaceAll(",", ""));

/** The number that a text says (`40`, `1,000.50`, `10k`, `1.5m`), or `undefined`. */
export function numberOf(text: string): number | undefined {
  const [, digits, unit = ""] = NUMBER.exec(plainNumber(text)) ?? [];
  const value = digits === undefined ? NaN : Number(digits + (EXPONENT[unit] ?? ""));
  return Number.isFinite(value) ? value : undefined;
}
