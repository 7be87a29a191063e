import type { Customer } from "@pivotal/sdk/schemas";
import type { ListContestant, MountedList } from "./contestants.ts";
import { painted } from "./frames.ts";
import { countNodes, textAt } from "./seen.ts";

const ROW_HEIGHT = 40;
const PATIENCE_MS = 30_000;
/** A frame is late when the next one comes more than one later: 16.7 ms and what the clock varies. */
const LATE_MS = 18;

export interface Scrolled {
  frames: number;
  late: number;
}

/** What the driver calls, one step at a time, so that it can collect garbage and wait in between. */
export class ListPage {
  readonly #contestant: ListContestant;
  readonly #host = document.querySelector("#host") as HTMLElement;
  #customers: readonly Customer[] = [];
  #list: MountedList | undefined;

  constructor(contestant: ListContestant) {
    this.#contestant = contestant;
  }

  async load(): Promise<number> {
    this.#customers = (await (await fetch("/customers.json")).json()) as Customer[];
    return this.#customers.length;
  }

  mount(): Promise<void> {
    return this.#until("mount", this.#customers[0], async () => {
      this.#list = await this.#contestant.mount(this.#host, this.#customers);
    });
  }

  sort(): Promise<void> {
    const { compare } = new Intl.Collator("en");
    const first = this.#customers.reduce((a, b) => (compare(b.name, a.name) < 0 ? b : a));
    return this.#until("sort", first, () => this.#mounted.sortByName());
  }

  filter(status: string): Promise<void> {
    const first = this.#customers.find((customer) => customer.status === status);
    return this.#until("filter", first, () => this.#mounted.filterByStatus(status));
  }

  unfilter(): Promise<void> {
    return this.#until("unfilter", this.#customers[0], () => this.#mounted.filterByStatus(null));
  }

  /** Reads on row by row, then flings, then jumps as with the bar. */
  async scroll(): Promise<Scrolled> {
    const times: number[] = [];
    await this.#rewind();
    for (const top of this.#journey()) {
      performance.mark(`frame ${times.length}`);
      this.#scroller.scrollTop = top;
      times.push(await painted());
    }
    performance.mark(`frame ${times.length}`);
    const late = times.filter((time, at) => time - (times[at - 1] ?? time) > LATE_MS).length;
    return { frames: times.length, late };
  }

  /** The same way once more, looking at each row of each frame; apart, since looking costs time. */
  async blankFrames(): Promise<number> {
    let blank = 0;
    await this.#rewind();
    for (const top of this.#journey()) {
      this.#scroller.scrollTop = top;
      await painted();
      if (this.#rowsSeen().includes("")) blank += 1;
    }
    return blank;
  }

  nodes(): number {
    return countNodes(this.#host);
  }

  get #scroller(): HTMLElement {
    const scroller = this.#mounted.scroller();
    if (!scroller) throw new Error("There is nothing to scroll.");
    return scroller;
  }

  get #mounted(): MountedList {
    if (!this.#list) throw new Error("Nothing is mounted yet.");
    return this.#list;
  }

  async #rewind(): Promise<void> {
    this.#scroller.scrollTop = 0;
    await painted();
    await painted();
  }

  #journey(): number[] {
    const { scrollHeight, clientHeight } = this.#scroller;
    const most = scrollHeight - clientHeight;
    const slow = Array.from({ length: 50 }, (_, at) => at * ROW_HEIGHT);
    const fast = Array.from({ length: 50 }, (_, at) => (50 + at * 10) * ROW_HEIGHT);
    const jumps = Array.from({ length: 25 }, (_, at) => ((at * 0.618_034) % 1) * most);
    return [...slow, ...fast, ...jumps].map(
      (top) => Math.floor(Math.min(most, top) / ROW_HEIGHT) * ROW_HEIGHT,
    );
  }

  #rowsSeen(): string[] {
    const scroller = this.#mounted.scroller();
    if (!scroller) return [];
    const { left, top, bottom } = scroller.getBoundingClientRect();
    const first = top + (this.#mounted.header?.() ?? 0) + ROW_HEIGHT / 2;
    const seen: string[] = [];
    for (let y = first; y < bottom - ROW_HEIGHT / 2; y += ROW_HEIGHT) seen.push(textAt(left + 40, y));
    return seen;
  }

  /** Marks when an action starts, and the end of the first frame that shows the wanted customer on top. */
  async #until(name: string, wanted: Customer | undefined, action: () => unknown): Promise<void> {
    await painted();
    const start = performance.now();
    performance.mark(`${name}:start`);
    await action();
    for (;;) {
      await painted();
      performance.mark(`${name}:end`);
      if (this.#list && this.#rowsSeen()[0] === wanted?.name.trim()) return;
      if (performance.now() - start > PATIENCE_MS) {
        throw new Error(`${name}: ${wanted?.name} is not on top but ${this.#rowsSeen()[0]}`);
      }
    }
  }
}
