import {
  contactDescribed,
  contactExtension,
  contactPublished,
  customerDescribed,
  customerExtension,
  customerPublished,
} from "@pivotal/sdk/schemas";

/** How much of the contract a server offers: [P] alone, [P] and [D], or all of it. */
export const LEVELS = ["published", "described", "full"] as const;
export type Level = (typeof LEVELS)[number];

/** True when a server of level `server` has what `needed` marks. */
export const offers = (server: Level, needed: Level): boolean =>
  LEVELS.indexOf(server) >= LEVELS.indexOf(needed);

type Groups = readonly [published: object, described: object, extension: object];

const GROUPS = {
  customer: [customerPublished, customerDescribed, customerExtension],
  contact: [contactPublished, contactDescribed, contactExtension],
} satisfies Record<string, Groups>;
export type LeveledNoun = keyof typeof GROUPS;

const fieldsAt = (noun: LeveledNoun, level: Level): string[] =>
  GROUPS[noun].slice(0, LEVELS.indexOf(level) + 1).flatMap((group) => Object.keys(group));

/** A row with the fields that a server of this level sends, in the order of the contract. */
export const project = (noun: LeveledNoun, row: object, level: Level): Record<string, unknown> => {
  const values = new Map(Object.entries(row));
  return Object.fromEntries(fieldsAt(noun, level).map((field) => [field, values.get(field)]));
};

/** A body without the fields that a server of this level has never heard of. */
export const withoutHigherFields = <Body extends object>(
  noun: LeveledNoun,
  body: Body,
  level: Level,
): Body => {
  const higher = GROUPS[noun].slice(LEVELS.indexOf(level) + 1).flatMap((group) => Object.keys(group));
  return Object.fromEntries(Object.entries(body).filter(([field]) => !higher.includes(field))) as Body;
};
