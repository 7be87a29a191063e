import type { Writable } from "node:stream";
import { styleText } from "node:util";
import type { ImportProgress } from "../import/tally.ts";
import { count, duration } from "./wording.ts";

/** Where a bar is drawn: a terminal, or a log that gets a plain line now and then. */
export type ProgressStream = Writable & { isTTY?: boolean; columns?: number };

const REDRAW_MS = 100;
const LOG_MS = 5_000;
const WIDEST_BAR = 30;

/** Shows how an import goes: a bar on a terminal, a line every five seconds elsewhere. */
export class ProgressBar {
  #stream: ProgressStream;
  #shownAt = Number.NEGATIVE_INFINITY;
  #drawn = false;
  #startedAt = performance.now();

  constructor(stream: ProgressStream) {
    this.#stream = stream;
    if (!stream.isTTY) this.#shownAt = this.#startedAt;
  }

  update(progress: ImportProgress): void {
    const now = performance.now();
    if (now - this.#shownAt < (this.#stream.isTTY ? REDRAW_MS : LOG_MS)) return;
    this.#shownAt = now;
    this.#stream.write(this.#stream.isTTY ? `\r\x1b[2K${this.#draw(progress)}` : `${describe(progress)}\n`);
    this.#drawn = true;
  }

  /** Takes the bar away, so that what follows starts on a clean line. */
  clear(): void {
    if (this.#drawn && this.#stream.isTTY) this.#stream.write("\r\x1b[2K");
    this.#drawn = false;
  }

  #draw(progress: ImportProgress): string {
    const text = describe(progress);
    const columns = this.#stream.columns || 80;
    const width = Math.min(WIDEST_BAR, columns - text.length - 4);
    if (!progress.total || width < 5) return text.slice(0, columns - 1);
    const full = Math.min(width, Math.round((progress.done / progress.total) * width));
    const bar = "█".repeat(full);
    return `${process.env.NO_COLOR ? bar : styleText("cyan", bar, { validateStream: false })}${"░".repeat(width - full)}  ${text}`;
  }
}

/** `300 of 503 · 60 % · 12.5 a second · 16 s left · 2 failed` */
function describe(progress: ImportProgress): string {
  const { done, total, ratePerSecond, remainingMs, failed } = progress;
  return [
    total === undefined ? `${count(done)} done` : `${count(done)} of ${count(total)}`,
    total ? `${Math.floor((done / total) * 100)} %` : "",
    `${ratePerSecond.toFixed(1)} a second`,
    remainingMs === undefined ? "" : `${duration(Math.max(1000, remainingMs))} left`,
    failed > 0 ? `${count(failed)} failed` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
