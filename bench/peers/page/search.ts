import type { Customer } from "@pivotal/sdk/schemas";
import type { Keystroke } from "../typings.ts";
import type { Search, SearchContestant } from "./contestants.ts";
import { nextTask } from "./frames.ts";

const PAGE = 100;
const CALIBRATION = 40;
/** What a slow contestant may take for what is not measured. */
const SAMPLE_MS = 3_000;
const UPDATES = 50;
const TOP = 10;

export interface Typed {
  /** Milliseconds of each keystroke that was measured. */
  wall: number[];
  /** Of the keystrokes that tell the wanted customer apart: how many there were, and how many had it in the top 10, by kind. */
  quality: Record<string, { asked: number; found: number }>;
  /** Keystrokes that did not find the wanted customer, a few of them. */
  missed: Keystroke[];
}

export interface Updated {
  wall: number[];
  /** Of how many changed customers it was looked whether their new name finds them at once, and how many it found. */
  looked: number;
  found: number;
}

/** What the driver calls, one step at a time, so that it can collect garbage and wait in between. */
export class SearchPage {
  readonly #contestant: SearchContestant;
  #customers: readonly Customer[] = [];
  #keystrokes: readonly Keystroke[] = [];
  #search: Search | undefined;

  constructor(contestant: SearchContestant) {
    this.#contestant = contestant;
  }

  async load(): Promise<number> {
    this.#customers = (await (await fetch("/customers.json")).json()) as Customer[];
    this.#keystrokes = (await (await fetch("/keystrokes.json")).json()) as Keystroke[];
    return this.#customers.length;
  }

  /** Each page of 100 in a task of its own, as they would come from the API. */
  async build(): Promise<void> {
    performance.mark("build:start");
    this.#search = this.#contestant.create();
    for (let at = 0; at < this.#customers.length; at += PAGE) {
      await nextTask();
      await this.#search.add(this.#customers.slice(at, at + PAGE));
    }
    await this.#search.ready?.();
    performance.mark("build:end");
  }

  /** Types for about `budgetMs`: a slow contestant is asked every n-th keystroke. `offset` chooses which ones. */
  async type(budgetMs: number, offset: number): Promise<Typed> {
    const stride = Math.max(1, Math.round((await this.#calibrate()) / budgetMs));
    const typed: Typed = { wall: [], quality: {}, missed: [] };
    for (let at = offset % stride; at < this.#keystrokes.length; at += stride) {
      const keystroke = this.#keystrokes[at] as Keystroke;
      await nextTask();
      performance.mark(`key ${typed.wall.length}:start`);
      const { ids, ms } = await this.#ask(keystroke.text);
      performance.mark(`key ${typed.wall.length}:end`);
      typed.wall.push(ms);
      if (!keystroke.telling) continue;
      const of = (typed.quality[keystroke.kind] ??= { asked: 0, found: 0 });
      of.asked += 1;
      if (ids.slice(0, TOP).includes(keystroke.wanted)) of.found += 1;
      else if (typed.missed.length < TOP) typed.missed.push(keystroke);
    }
    return typed;
  }

  async update(): Promise<Updated> {
    const wall: number[] = [];
    const end = performance.now() + SAMPLE_MS;
    let [looked, found] = [0, 0];
    for (let at = 0; at < UPDATES; at += 1) {
      const customer = this.#customers[Math.floor((at * this.#customers.length) / UPDATES)] as Customer;
      const name = `Renamed Qx${at}zv`;
      await nextTask();
      const start = performance.now();
      await this.#engine.update({ ...customer, name });
      wall.push(performance.now() - start);
      if (performance.now() > end) continue;
      looked += 1;
      if ((await this.#ask(name)).ids.includes(customer.display_id)) found += 1;
    }
    return { wall, looked, found };
  }

  get #engine(): Search {
    if (!this.#search) throw new Error("Nothing is built yet.");
    return this.#search;
  }

  /** How long all keystrokes would take, by a few of them; also what warms a contestant up. */
  async #calibrate(): Promise<number> {
    const asked: number[] = [];
    const end = performance.now() + SAMPLE_MS;
    while (asked.length < CALIBRATION && performance.now() < end) {
      const at = Math.floor((asked.length * this.#keystrokes.length) / CALIBRATION);
      asked.push((await this.#ask(this.#keystrokes[at]?.text ?? "")).ms);
    }
    const warm = asked.slice(asked.length / 2);
    return (warm.reduce((sum, ms) => sum + ms, 0) / warm.length) * this.#keystrokes.length;
  }

  async #ask(text: string): Promise<{ ids: readonly number[]; ms: number }> {
    const start = performance.now();
    const answer = this.#engine.search(text);
    const ids = answer instanceof Promise ? await answer : answer;
    return { ids, ms: performance.now() - start };
  }
}
