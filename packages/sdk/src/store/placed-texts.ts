import { bareText, hasWord, letterKind } from "../query/fold.ts";
import type { Contact } from "../resources/contacts/contacts.schema.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import { CHUNK_BITS, Edge, GramSketch, type GramFilter } from "./gram-sketch.ts";
import type { RowTexts } from "./row-texts.ts";

/** The rows that an index is made of. */
export interface TextSource {
  /** Every slot in use, in order. */
  readonly slots: Uint32Array;
  row(slot: number): Customer | undefined;
  contactsOf(id: string): readonly Contact[] | undefined;
  /** Whether one slot stands before another in the order of `slots`. */
  precedes(slot: number, other: number): boolean;
}

const CHUNK = 1 << CHUNK_BITS;
/** Changes of the rows of a chunk, after which it is noted anew: what was noted of their old texts only costs time. */
const MOST_STALE = 16;
const GONE = -1;

/** The folded texts of rows, each row at a place, as they came. */
export class PlacedTexts {
  readonly #source: TextSource;
  readonly #texts: RowTexts;
  readonly #sketch = new GramSketch();
  readonly #slots: number[] = [];
  /** By slot, one more than the place. */
  readonly #places: number[] = [];
  readonly #names: string[] = [];
  /** Domain and all else, with line breaks between them. */
  readonly #rests: string[] = [];
  readonly #stale: number[] = [];
  readonly #noted = new Set<string>();
  #notedIn = GONE;
  #gone = 0;

  constructor(source: TextSource, texts: RowTexts) {
    this.#source = source;
    this.#texts = texts;
  }

  get size(): number {
    return this.#slots.length - this.#gone;
  }

  /** Places whose row has left. */
  get gone(): number {
    return this.#gone;
  }

  has(slot: number): boolean {
    return (this.#places[slot] ?? 0) > 0;
  }

  #slotAt(place: number): number {
    return this.#slots[place] ?? GONE;
  }

  /** Whether a row that is not here stands after all that are, in the order of the source. */
  follows(slot: number): boolean {
    let last = this.#slots.length - 1;
    while (last >= 0 && this.#slotAt(last) < 0) last--;
    return last < 0 || this.#source.precedes(this.#slotAt(last), slot);
  }

  /** Reads a row, new or changed. */
  set(slot: number): void {
    const held = this.#places[slot] ?? 0;
    const place = held > 0 ? held - 1 : this.#append(slot);
    const chunk = place >>> CHUNK_BITS;
    this.#sketch.open(chunk);
    this.#read(place);
    if (held === 0) return;
    const stale = (this.#stale[chunk] ?? 0) + 1;
    this.#stale[chunk] = stale % MOST_STALE;
    if (stale < MOST_STALE) return;
    this.#sketch.wipe();
    this.#notedIn = GONE;
    for (let at = chunk * CHUNK; at < (chunk + 1) * CHUNK; at++) if (this.#slotAt(at) >= 0) this.#read(at);
  }

  delete(slot: number): void {
    const place = (this.#places[slot] ?? 0) - 1;
    if (place < 0) return;
    this.#places[slot] = 0;
    this.#slots[place] = GONE;
    this.#names[place] = this.#rests[place] = "";
    this.#gone++;
  }

  /** Calls `visit` with each slot that may have what is looked for, in the order in which they came, until it returns true. */
  visit(filter: GramFilter, visit: (slot: number) => boolean): void {
    for (let chunk = this.#sketch.next(filter, 0); chunk >= 0; chunk = this.#sketch.next(filter, chunk + 1)) {
      for (let place = chunk * CHUNK; place < (chunk + 1) * CHUNK; place++) {
        const slot = this.#slotAt(place);
        if (slot >= 0 && visit(slot)) return;
      }
    }
  }

  /** Whether this is the whole name, or the whole domain, but for the marks around it. */
  isWhole(slot: number, needle: string): boolean {
    const rest = this.#rest(slot);
    const end = rest.indexOf("\n");
    const domain = end < 0 ? rest : rest.slice(0, end);
    return isBare(this.#name(slot), needle) || isBare(domain, needle);
  }

  nameStarts(slot: number, needle: string): boolean {
    const name = this.#name(slot);
    return (
      name.startsWith(needle) || (letterKind(name.charCodeAt(0)) !== 1 && bareText(name).startsWith(needle))
    );
  }

  nameHasWord(slot: number, needle: string): boolean {
    return hasWord(this.#name(slot), needle);
  }

  /** Whether a word starts so in any of its texts. */
  hasWord(slot: number, needle: string): boolean {
    return hasWord(this.#name(slot), needle) || hasWord(this.#rest(slot), needle);
  }

  /** Whether any of its texts has this anywhere. */
  holds(slot: number, needle: string): boolean {
    return this.#name(slot).includes(needle) || this.#rest(slot).includes(needle);
  }

  #name(slot: number): string {
    return this.#names[(this.#places[slot] ?? 0) - 1] ?? "";
  }

  #rest(slot: number): string {
    return this.#rests[(this.#places[slot] ?? 0) - 1] ?? "";
  }

  #append(slot: number): number {
    const place = this.#slots.length;
    this.#slots.push(slot);
    this.#places[slot] = place + 1;
    return place;
  }

  #read(place: number): void {
    const customer = this.#source.row(this.#slotAt(place));
    if (!customer) return;
    const name = (this.#names[place] = this.#texts.name(customer));
    const others = this.#texts.others(customer, this.#source.contactsOf(customer.id));
    this.#rests[place] = others.join("\n");
    this.#sketch.noteNumber(customer.display_id);
    this.#sketch.note(name, Edge.NameWord);
    this.#sketch.noteWhole(bareText(name), true);
    this.#sketch.noteWhole(bareText(others[0] ?? ""), false);
    const chunk = place >>> CHUNK_BITS;
    if (this.#notedIn !== chunk) this.#noted.clear();
    this.#notedIn = chunk;
    others.forEach((text, at) => {
      // Of a domain it would take longer to see that it is new.
      if (at > 0 && this.#noted.has(text)) return;
      if (at > 0) this.#noted.add(text);
      this.#sketch.note(text, Edge.Word);
    });
  }
}

const isBare = (text: string, needle: string): boolean =>
  text === needle || (text.length > needle.length && text.includes(needle) && bareText(text) === needle);
