import { mix } from "./hash.ts";

/** What a number counts; part of every id, so that a contact's id is never read as a customer's. */
export const NOUN = {
  customer: 1,
  contact: 2,
  onboarding: 3,
  view: 4,
  member: 5,
  seededActivity: 6,
  writtenActivity: 7,
  healthActivity: 8,
  key: 9,
} as const;
export type Noun = (typeof NOUN)[keyof typeof NOUN];

const text = (hash: number, length: number) => hash.toString(36).padStart(length, "0").slice(-length);

/**
 * Ids look like cuids and are computed from the display_id, both ways: no map from one to the other has to be built or kept
 * for 100,000 rows that nobody has read yet. They differ from workspace to workspace, because the seed does.
 */
export class Ids {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** The opaque id of row number `n`. */
  of(noun: Noun, n: number): string {
    const hidden = text((n ^ this.#mask(noun)) >>> 0, 7);
    const [a, b, c] = [1, 2, 3].map((part) => text(mix(this.#seed, noun, n, part), 6));
    return `c${a}${hidden.slice(0, 4)}${b}${hidden.slice(4)}${c}`.slice(0, 25);
  }

  /** The number of the row an id or a display_id names, or `undefined` when it can be no row of this workspace. */
  number(noun: Noun, id: string): number | undefined {
    if (/^\d+$/.test(id)) {
      const n = Number(id);
      return Number.isSafeInteger(n) && n > 0 ? n : undefined;
    }
    if (id.length !== 25) return undefined;
    const n = (Number.parseInt(id.slice(7, 11) + id.slice(17, 20), 36) ^ this.#mask(noun)) >>> 0;
    return this.of(noun, n) === id ? n : undefined;
  }

  #mask(noun: Noun): number {
    return mix(this.#seed, noun) & 0x7fff_ffff;
  }
}
