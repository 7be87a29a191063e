import { sha256 } from "./sha256.ts";

const LONGEST = 80;
/** Letters that Unicode does not decompose and that people spell so. */
const SPELLED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * The slug that a customer of this name gets, the same in every run: ASCII letters, digits and hyphens, at most 80.
 * A name that loses letters on the way (another script, too long) gets a part of its hash, so that it stays its own.
 */
export async function deriveSlug(name: string): Promise<string> {
  const spelled = name
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");
  const slug = spelled.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const lost = slug === "" || slug.length > LONGEST || /[^\p{ASCII}\p{P}\p{S}\p{Z}\p{C}]/u.test(spelled);
  return lost ? suffixSlug(slug || "customer", await sha256(name)) : slug;
}

/** The slug of another company whose derived slug is the same: told apart by what its record holds, not by its place. */
export function suffixSlug(slug: string, hash: string): string {
  const room = slug.slice(0, LONGEST - 9).replace(/-$/, "");
  return `${room}-${hash.slice(0, 8)}`;
}
