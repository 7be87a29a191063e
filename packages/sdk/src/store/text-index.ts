import { PlacedTexts, type TextSource } from "./placed-texts.ts";
import { RowTexts } from "./row-texts.ts";
import { inSlices } from "./slices.ts";

/** Rows that are read at once for who wants to search them; more are read in slices. */
const FEW = 2_000;
/** Rows that are read in one step. */
const STEP = 50;

/** All rows but a few stand in the order of the table, which a search can leave as soon as it has enough. */
interface Parts {
  readonly ordered: PlacedTexts;
  /** Those that came out of order. */
  readonly late: PlacedTexts;
}

/** The texts of all rows, ready to be searched. Nothing is read before somebody wants to search. */
export class TextIndex {
  readonly #source: TextSource;
  readonly #ready: () => void;
  #texts = new RowTexts();
  #parts: Parts | undefined;
  /** Takes the place of the other when it has all rows. */
  #next: Parts | undefined;
  readonly #coming = new Set<number>();
  #making: Promise<void> | undefined;
  #steps: Generator<void> | undefined;

  /** @param ready called when all rows have been read that were there when they were first wanted. */
  constructor(source: TextSource, ready: () => void) {
    this.#source = source;
    this.#ready = ready;
  }

  /** While many rows are being read: resolves when they have been. */
  get making(): Promise<void> | undefined {
    return this.#making;
  }

  /** Begins to read all rows; whether that is done. */
  prepare(): boolean {
    void this.parts;
    return this.#next === undefined;
  }

  /** The texts, from now on kept. While many rows are being read, only those that have been are in them. */
  get parts(): Parts {
    if (this.#parts) return this.#parts;
    const { slots } = this.#source;
    const parts = (this.#parts = this.#empty());
    if (slots.length > FEW) this.#make(parts);
    else for (const slot of slots) place(parts, slot);
    return parts;
  }

  /** Reads at once what is left to read: of 100,000 rows that nobody has searched before, some tenths of a second. */
  finish(): void {
    void this.parts;
    while (this.#next && this.#steps?.next().done === false);
  }

  /** A row came or has changed; `moved` says that it stands elsewhere in the order now. */
  set(slot: number, moved = false): void {
    if (!this.#parts) return;
    if (this.#next) {
      // Those that are being read come in their order; what came meanwhile follows.
      if (moved) remove(this.#next, slot);
      if (holds(this.#next, slot)) place(this.#next, slot);
      else this.#coming.add(slot);
    }
    if (this.#next === this.#parts) return;
    if (moved) remove(this.#parts, slot);
    place(this.#parts, slot);
    if (!this.#next && isUntidy(this.#parts)) this.#make(this.#empty());
  }

  delete(slot: number): void {
    for (const parts of new Set([this.#parts, this.#next])) if (parts) remove(parts, slot);
  }

  /** Forgets all rows. */
  clear(): void {
    this.#texts = new RowTexts();
    this.#next = this.#making = this.#steps = undefined;
    this.#coming.clear();
    if (this.#parts) this.#parts = this.#empty();
  }

  #empty(): Parts {
    return {
      ordered: new PlacedTexts(this.#source, this.#texts),
      late: new PlacedTexts(this.#source, this.#texts),
    };
  }

  #make(next: Parts): void {
    this.#next = next;
    const steps = (this.#steps = this.#read(next));
    this.#making = inSlices(steps, () => this.#steps !== steps).then(() => {
      if (this.#steps !== steps) return;
      this.#making = this.#steps = undefined;
      this.#ready();
    });
  }

  *#read(next: Parts): Generator<void> {
    const slots = [...this.#source.slots];
    for (let at = 0; at < slots.length || this.#coming.size > 0; at += STEP) {
      if (at >= slots.length) slots.push(...this.#coming);
      for (const slot of slots.slice(at, at + STEP)) {
        this.#coming.delete(slot);
        if (this.#source.row(slot) && !holds(next, slot)) place(next, slot);
      }
      yield;
    }
    this.#parts = next;
    this.#next = undefined;
  }
}

const holds = ({ ordered, late }: Parts, slot: number): boolean => ordered.has(slot) || late.has(slot);

function place({ ordered, late }: Parts, slot: number): void {
  const isOrdered = ordered.has(slot) || (!late.has(slot) && ordered.follows(slot));
  (isOrdered ? ordered : late).set(slot);
}

function remove({ ordered, late }: Parts, slot: number): void {
  ordered.delete(slot);
  late.delete(slot);
}

/** So many rows left, or came out of order, that placing all anew pays. */
const isUntidy = ({ ordered, late }: Parts): boolean =>
  late.size + late.gone + ordered.gone > Math.max(FEW, ordered.size / 2);
