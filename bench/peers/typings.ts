import type { Customer } from "@pivotal/sdk/schemas";
import { fold, haystack } from "./contestants/search/text.js";

export type TypingKind = "name" | "domain" | "infix" | "CJK";

/** One more letter in the box of somebody who looks for a customer. */
export interface Keystroke {
  text: string;
  /** The display_id of the customer who is looked for. */
  wanted: number;
  kind: TypingKind;
  /** At most ten customers contain all that is typed, so that the wanted one has to be among the first ten. */
  telling: boolean;
}

const TYPINGS: readonly [kind: TypingKind, count: number][] = [
  ["name", 24],
  ["domain", 16],
  ["infix", 20],
  ["CJK", 20],
];
const TELLING = 10;
const LONGEST_NAME = 18;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]{4,}$/u;

/** The letters that people type to find customers, prefix by prefix: by seed, the same every time. */
export function typings(customers: readonly Customer[], seed: number): Keystroke[] {
  const random = generator(seed);
  const stacks = customers.map((customer) => haystack(customer) as string);
  return TYPINGS.flatMap(([kind, count]) =>
    Array.from({ length: count }, () => {
      const wanted = pick(customers, random, (customer) => suits(kind, customer));
      return keystrokes(stacks, wanted, kind, textFor(kind, wanted, random));
    }),
  ).flat();
}

function textFor(kind: TypingKind, { name, domain }: Customer, random: () => number): string {
  const label = (domain ?? "").replace(".example", "");
  // Many customers share a name; what tells them apart is the number at the end of their domain.
  const number = /-(\d+)$/.exec(label)?.[1] ?? "";
  const typed = (random() < 0.5 ? name.toLowerCase() : (fold(name) as string)).slice(0, LONGEST_NAME).trim();
  if (kind === "domain") return label;
  if (kind === "name") return `${typed} ${number}`;
  if (kind === "CJK") return `${name.slice(1 + Math.floor(random() * (name.length - 2)))} ${number}`;
  return random() < 0.5
    ? label.slice(2).replace(/^-/, "")
    : `${typed.slice(1 + Math.floor(random() * 2))} ${number}`;
}

const suits = (kind: TypingKind, { name, domain }: Customer): boolean =>
  domain !== null && /^[\p{L}\p{M}\p{N} -]{4,}$/u.test(name) && UNSPACED.test(name) === (kind === "CJK");

function keystrokes(
  stacks: readonly string[],
  wanted: Customer,
  kind: TypingKind,
  text: string,
): Keystroke[] {
  const typed: Keystroke[] = [];
  let left = stacks;
  for (const { index, segment } of new Intl.Segmenter().segment(text)) {
    const soFar = text.slice(0, index + segment.length);
    if (soFar.endsWith(" ")) continue;
    const words = (fold(soFar) as string).split(" ").filter(Boolean);
    left = left.filter((stack) => words.every((word) => stack.includes(word)));
    typed.push({ text: soFar, wanted: wanted.display_id, kind, telling: left.length <= TELLING });
  }
  return typed;
}

function pick<T>(of: readonly T[], random: () => number, suitable: (one: T) => boolean): T {
  for (;;) {
    const one = of[Math.floor(random() * of.length)];
    if (one !== undefined && suitable(one)) return one;
  }
}

/** Park and Miller's: enough for choosing. */
function generator(seed: number): () => number {
  let state = seed * 7_919 + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
