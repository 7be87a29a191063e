import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { HealthThresholds } from "../resources/health/health-bucket.ts";
import type { Member } from "../resources/members/members.schema.ts";
import type { FieldSet } from "./fields.ts";

/** How a field's value is compared; `is` means any of the values, `range` has two, both included. */
export type Comparison = "is" | "<" | "<=" | ">" | ">=" | "range";

interface Placed {
  readonly negated: boolean;
  /** UTF-16 positions in the query's text, the minus and the quotes included. */
  readonly start: number;
  readonly end: number;
}

/** Text looked for at the start of any word. A phrase was in quotes; a word is kept as typed, an unknown `field:value` with it. */
export interface TextTerm extends Placed {
  readonly kind: "word" | "phrase";
  readonly text: string;
}

export interface FieldTerm extends Placed {
  readonly kind: "field";
  /** The field's name as the field set spells it. */
  readonly field: string;
  readonly op: Comparison;
  /** As typed, but for known values, which take their usual spelling. Empty while none is typed yet: it then asks for nothing. */
  readonly values: readonly string[];
}

export type QueryTerm = TextTerm | FieldTerm;

/** Something in a query that does not mean what was probably meant. */
export interface QueryDiagnostic {
  readonly code: "field" | "value" | "missing" | "quote" | "number" | "date" | "range";
  readonly start: number;
  readonly end: number;
  /** What is wrong and what it means now, for people. */
  readonly message: string;
  /** What to put from `start` to `end` instead. */
  readonly suggestion?: string;
}

/** A query as it is understood, whatever may be wrong with it. */
export interface ReadQuery {
  readonly text: string;
  readonly fields: FieldSet;
  readonly terms: readonly QueryTerm[];
}

/** A query as read. All of its terms must match. */
export interface ParsedQuery extends ReadQuery {
  readonly diagnostics: readonly QueryDiagnostic[];
}

/** What a query needs to know about the world to be answered. */
export interface QueryContext {
  /** Who `owner:me` is. Nobody by default. */
  readonly me?: { readonly id?: string; readonly email?: string };
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly thresholds: HealthThresholds;
  /** The contacts of a customer, by id; `undefined` when they are not known. */
  contacts(customerId: string): readonly Contact[] | undefined;
  /** Whose names `owner:` matches. */
  readonly members?: readonly Member[];
  /** IANA name; where days begin. Default: here. */
  readonly timeZone?: string;
}
