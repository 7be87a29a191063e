import { mix, pick, unit } from "../hash.ts";
import { Ids } from "../ids.ts";
import { scriptAt } from "./names.ts";
import type { Script } from "./names.ts";
import { slugify } from "./slugify.ts";
import { seedMembers } from "./workspace.ts";
import type { MemberRow } from "./workspace.ts";

const DAY = 86_400_000;
const SPAN = 3 * 365 * DAY;

/** Rows that exist to be difficult, one of each in every fifty. */
const CHARACTERS: Record<number, Character> = {
  7: "long",
  13: "bare",
  19: "twin",
  23: "unknown_status",
  31: "markup",
  37: "short",
  43: "free",
};
export type Character = "plain" | "long" | "bare" | "twin" | "unknown_status" | "markup" | "short" | "free";

/** A word's native and its romanised half; the same when it needs none. */
export const halves = (word: string): [native: string, latin: string] => {
  const [native = "", latin = native] = word.split("|");
  return [native, latin];
};

/**
 * What has to be known of all seeded rows at once: when each customer was created, its unique slug, and which contacts and
 * onboardings are its own. All else is computed from a row's number when it is read.
 */
export class SeedPlan {
  readonly ids: Ids;
  readonly members: MemberRow[];
  readonly slugs: string[] = [""];
  readonly seed: number;
  readonly customers: number;
  /** The moment up to which the seed's history reaches. */
  readonly anchor: number;
  readonly #created: Float64Array;
  readonly #contacts: Int32Array;
  readonly #onboardings: Int32Array;

  constructor(seed: number, customers: number, anchor: number) {
    this.seed = seed;
    this.customers = customers;
    this.anchor = anchor;
    this.ids = new Ids(seed);
    this.members = seedMembers(this.ids);
    this.#created = this.#spreadOverTime();
    this.#contacts = this.#running((n) => this.#contactCount(n));
    this.#onboardings = this.#running((n) => this.#onboardingCount(n));
    this.#giveSlugs();
  }

  createdAt(n: number): number {
    return this.#created[n] as number;
  }

  character(n: number): Character {
    return CHARACTERS[n % 50] ?? "plain";
  }

  script(n: number): Script {
    return scriptAt(mix(this.seed, 11, n) % 100);
  }

  /** A company's name, and the same in letters a slug can hold. */
  companyName(n: number): [native: string, latin: string] {
    const character = this.character(n);
    if (character === "twin" && n > 1) return this.companyName(n - 1);
    if (character === "short")
      return halves(pick(["Q", "8", "Ω|omega", "李|li", "ي|ya"], mix(this.seed, 12, n)));
    const { company, joint = " " } = this.script(n);
    const first = halves(pick(company[0], mix(this.seed, 13, n)));
    const second = halves(pick(company[1], mix(this.seed, 14, n)));
    const native = first[0] + joint + second[0];
    const latin = `${first[1]} ${second[1]}`;
    if (character === "markup") return [`<b>${native}</b> & "Söhne" <img src=x onerror=alert(1)>`, latin];
    if (character !== "long") return [native, latin];
    const tail = " and its subsidiaries, affiliates and successors worldwide".repeat(6);
    return [`The ${native}${tail} (formerly ${native})`, latin];
  }

  /** First and last number of a customer's contacts, the second one excluded. */
  contactsOf(n: number): [from: number, to: number] {
    return [(this.#contacts[n - 1] as number) + 1, (this.#contacts[n] as number) + 1];
  }

  onboardingsOf(n: number): [from: number, to: number] {
    return [(this.#onboardings[n - 1] as number) + 1, (this.#onboardings[n] as number) + 1];
  }

  get contacts(): number {
    return this.#contacts[this.customers] as number;
  }

  get onboardings(): number {
    return this.#onboardings[this.customers] as number;
  }

  customerOfContact(c: number): number {
    return ownerOf(this.#contacts, c);
  }

  customerOfOnboarding(o: number): number {
    return ownerOf(this.#onboardings, o);
  }

  /** Single rows, small ties, and now and then a bulk import in which dozens share one moment. */
  #spreadOverTime(): Float64Array {
    const at = new Float64Array(this.customers + 1);
    let position = 0;
    let tied = 0;
    for (let n = 1; n <= this.customers; n++) {
      if (tied > 0) tied--;
      else {
        position += 0.1 - Math.log(1 - unit(this.seed, 15, n));
        tied = this.#tiesAfter(n);
      }
      at[n] = position;
    }
    const scale = SPAN / (position || 1);
    const newest = this.anchor - 2 * 3_600_000;
    for (let n = 1; n <= this.customers; n++) {
      at[n] = Math.floor(newest - (position - (at[n] as number)) * scale);
    }
    return at;
  }

  #tiesAfter(n: number): number {
    const h = mix(this.seed, 16, n);
    if (n === 9 || h % 20 === 0) return 1 + ((h >>> 8) % 5);
    return h % 400 === 1 ? 20 + ((h >>> 8) % 40) : 0;
  }

  #contactCount(n: number): number {
    const h = mix(this.seed, 17, n);
    if (this.character(n) === "bare") return 0;
    return h % 90 === 0 ? 45 : pick([0, 1, 1, 2, 2, 2, 3, 3, 4, 6], h >>> 8);
  }

  #onboardingCount(n: number): number {
    if (this.character(n) === "bare") return 0;
    return pick([0, 1, 1, 1, 1, 2, 2, 3], mix(this.seed, 18, n));
  }

  #running(count: (n: number) => number): Int32Array {
    const sums = new Int32Array(this.customers + 1);
    for (let n = 1; n <= this.customers; n++) sums[n] = (sums[n - 1] as number) + count(n);
    return sums;
  }

  #giveSlugs(): void {
    const used = new Map<string, number>();
    for (let n = 1; n <= this.customers; n++) {
      const base = slugify(this.companyName(n)[1]) || `customer-${n}`;
      const times = (used.get(base) ?? 0) + 1;
      used.set(base, times);
      this.slugs.push(times === 1 ? base : `${base}-${times}`);
    }
  }
}

/** The customer whose running total first reaches a number. */
const ownerOf = (sums: Int32Array, number: number): number => {
  let low = 1;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] as number) >= number) high = middle;
    else low = middle + 1;
  }
  return low;
};
