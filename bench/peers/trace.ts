/** One event of a Chromium trace, as far as it is read here; times are microseconds. */
export interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** The time that the thread itself has spent. */
  tts?: number;
  dur?: number;
  tdur?: number;
}

export interface Span {
  /** Milliseconds from the first mark to the second one. */
  wall: number;
  /** Milliseconds of them that the main thread worked. */
  cpu: number;
  /** The longest task between them. */
  longest: { wall: number; cpu: number };
}

export interface Trace {
  /** What happened from the last mark of one name to the last one of the other. Throws when there is none. */
  between(from: string, to: string): Span;
  /** Milliseconds that the main thread worked between them. */
  cpu(from: string, to: string): number;
}

export function readTrace(events: readonly TraceEvent[]): Trace {
  const marks = new Map<string, TraceEvent>();
  const tasks: TraceEvent[] = [];
  for (const event of events) {
    if (event.cat.includes("blink.user_timing")) {
      const earlier = marks.get(event.name);
      if (!earlier || earlier.ts < event.ts) marks.set(event.name, event);
    } else if (event.name === "RunTask" && event.ph === "X") tasks.push(event);
  }
  const at = (name: string): TraceEvent => {
    const mark = marks.get(name);
    if (!mark) throw new Error(`The trace has no mark "${name}".`);
    return mark;
  };
  const cpu = (start: TraceEvent, end: TraceEvent) => ((end.tts ?? 0) - (start.tts ?? 0)) / 1000;
  return {
    cpu: (from, to) => cpu(at(from), at(to)),
    between(from, to) {
      const [start, end] = [at(from), at(to)];
      const during = tasks.filter(
        ({ pid, tid, ts, dur = 0 }) =>
          pid === start.pid && tid === start.tid && ts + dur > start.ts && ts < end.ts,
      );
      const most = (time: (task: TraceEvent) => number | undefined) =>
        during.reduce((sum, task) => Math.max(sum, time(task) ?? 0), 0) / 1000;
      return {
        wall: (end.ts - start.ts) / 1000,
        cpu: cpu(start, end),
        longest: { wall: most(({ dur }) => dur), cpu: most(({ tdur }) => tdur) },
      };
    },
  };
}
