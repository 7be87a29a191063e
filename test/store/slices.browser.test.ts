import { expect } from "@open-wc/testing";
import { inSlices } from "../../packages/sdk/src/store/slices.ts";

/** When the work gives up waiting for others to get their turn. */
const PATIENCE_MS = 1_000;

describe("work in slices", () => {
  it("lets a page's own timers and messages through while it goes on", async () => {
    const arrived = new Set<string>();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => arrived.add("message");
    port2.postMessage(null);
    setTimeout(() => arrived.add("timer"));
    function* steps(): Generator<void> {
      for (const end = performance.now() + PATIENCE_MS; arrived.size < 2 && performance.now() < end;) yield;
    }
    await inSlices(steps());
    port1.close();
    expect([...arrived].sort()).to.deep.equal(["message", "timer"]);
  });
});
