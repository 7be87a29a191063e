import { MinuteController } from "../../packages/elements/src/controllers/minute-controller.ts";
import { PvActivity } from "@pivotal/elements/activity/define";
import { expect } from "@open-wc/testing";
import { shadowText } from "../support/mount.ts";

const START = Date.parse("2026-11-02T09:00:20Z");

const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
const realNow = Date.now;
let now = START;
let timers = new Map<number, { readonly at: number; readonly run: () => void }>();
let isHidden = false;

/** Lets so much time pass, timer by timer. */
function pass(ms: number): void {
  const end = now + ms;
  for (;;) {
    const [next] = [...timers].sort(([, a], [, b]) => a.at - b.at);
    if (!next || next[1].at > end) break;
    timers.delete(next[0]);
    now = next[1].at;
    next[1].run();
  }
  now = end;
}

before(() => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
});
after(() => void Reflect.deleteProperty(document, "hidden"));
beforeEach(() => {
  isHidden = false;
  now = START;
  timers = new Map();
  let count = 0;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0) => {
      timers.set((count += 1), { at: now + ms, run });
      return count;
    },
    clearTimeout: (id: number) => void timers.delete(id),
  });
  Date.now = () => now;
});
afterEach(() => {
  Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
  Date.now = realNow;
});

const hide = (value: boolean): void => {
  isHidden = value;
  document.dispatchEvent(new Event("visibilitychange"));
};

async function show(): Promise<PvActivity> {
  const element = new PvActivity();
  element.activity = [
    {
      timestamp: new Date(START - 30_000).toISOString(),
      actor: "Ada",
      actor_type: "user",
      event_type: "customer.created",
    },
  ];
  document.body.append(element);
  await element.updateComplete;
  return element;
}

describe("relative times", () => {
  it("stay true while the page is open, by one clock for all", async () => {
    const [one, other] = [await show(), await show()];
    expect(shadowText(one)).to.include("now");
    other.remove();
    expect(MinuteController.isRunning).to.equal(true);
    pass(5 * 60_000);
    await one.updateComplete;
    expect(shadowText(one)).to.include("5 minutes ago");
    one.remove();
  });

  it("cost nothing when nobody listens", async () => {
    const element = await show();
    expect(MinuteController.isRunning).to.equal(true);
    element.remove();
    expect(MinuteController.isRunning).to.equal(false);
  });

  it("stand still while the page is hidden, and are right as soon as it is seen", async () => {
    const element = await show();
    hide(true);
    expect(MinuteController.isRunning).to.equal(false);
    pass(10 * 60_000);
    hide(false);
    await element.updateComplete;
    expect(shadowText(element)).to.include("10 minutes ago");
    element.remove();
  });

  it("of a page that opens hidden begin when it is seen", async () => {
    hide(true);
    const element = await show();
    expect(MinuteController.isRunning).to.equal(false);
    hide(false);
    expect(MinuteController.isRunning).to.equal(true);
    element.remove();
  });
});
