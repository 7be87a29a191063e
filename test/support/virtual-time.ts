import FakeTimers, { type Clock } from "@sinonjs/fake-timers";

const turn = setImmediate;

/** Time that passes only when everything waits for it. */
export interface VirtualTime {
  /** Runs the clock from timer to timer until the work is done. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Lets so much time pass. */
  pass(ms: number): Promise<void>;
  uninstall(): void;
}

/**
 * Replaces the clocks of this process. A timer runs only when promises and streams have come to rest: an answer that is
 * on its way must not find that its deadline has passed meanwhile.
 */
export function virtualTime(now: number | string = "2026-11-02T09:00:00Z"): VirtualTime {
  const clock: Clock = FakeTimers.install({
    now: new Date(now),
    toFake: ["Date", "performance", "setTimeout", "clearTimeout", "setInterval", "clearInterval"],
    // Sockets that were opened before end now and then.
    shouldClearNativeTimers: true,
  });
  return {
    async run(work) {
      let open = true;
      const close = () => void (open = false);
      work.then(close, close);
      for (await rest(); open; await rest()) await clock.nextAsync();
      return work;
    },
    async pass(ms) {
      await rest();
      await clock.tickAsync(ms);
      await rest();
    },
    uninstall: () => clock.uninstall(),
  };
}

async function rest(): Promise<void> {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((resolve) => turn(resolve));
}
