import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createBackend } from "@pivotal/mocks";
import type { Fault } from "@pivotal/mocks";
import FakeTimers from "@sinonjs/fake-timers";

const start = (...faults: Fault[]) => {
  const backend = createBackend({ faults, customers: 3 });
  const ask = (path = "/customers/1", init: RequestInit = {}) =>
    backend.fetch(`https://mock.test/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${backend.keys.live}`, "content-type": "application/json" },
    });
  const create = () => ask("/customers", { method: "POST", body: JSON.stringify({ name: "Landed" }) });
  return { backend, ask, create };
};

describe("faults", () => {
  it("hit the requests they aim at, as often as they say", async () => {
    const { ask } = start({
      kind: "status",
      status: 503,
      times: 2,
      match: { method: "GET", path: "/customers/{id}" },
    });
    const statuses = [];
    for (const path of ["/me", "/customers/1", "/customers/2", "/customers/3"])
      statuses.push((await ask(path)).status);
    assert.deepEqual(statuses, [200, 503, 503, 200]);
  });

  it("aim by a path, a pattern or a function too", async () => {
    for (const match of [{ path: "/me" }, { path: /^\/m/ }, ({ path }: { path: string }) => path === "/me"]) {
      const { ask } = start({ kind: "html", match });
      assert.deepEqual([(await ask("/me")).status, (await ask("/health")).status], [502, 200]);
    }
  });

  it("can be added and taken away while the backend runs", async () => {
    const { ask, backend } = start();
    backend.faults.push({ kind: "empty" });
    assert.equal((await ask()).status, 504);
    backend.faults.length = 0;
    assert.equal((await ask()).status, 200);
  });

  it("begin anew after a reset", async () => {
    const { ask, backend } = start({ kind: "html", times: 1 });
    const statuses = [(await ask()).status, (await ask()).status];
    backend.reset();
    statuses.push((await ask()).status);
    assert.deepEqual(statuses, [502, 200, 502]);
  });

  it("answer with any status, headers and body", async () => {
    const { ask } = start(
      { kind: "status", status: 429, headers: { "retry-after": "7" }, times: 1 },
      { kind: "status", status: 599, body: "[1,2", times: 1 },
      { kind: "status", status: 204, times: 1 },
      { kind: "respond", respond: () => Response.json({ mine: true }) },
    );
    const limited = await ask();
    assert.deepEqual([limited.status, limited.headers.get("retry-after")], [429, "7"]);
    assert.equal(((await limited.json()) as { error: { type: string } }).error.type, "rate_limit_error");
    const odd = await ask();
    assert.deepEqual([odd.status, await odd.text()], [599, "[1,2"]);
    assert.deepEqual([(await ask()).status, await (await ask()).json()], [204, { mine: true }]);
  });

  it("send HTML and nothing at all", async () => {
    const { ask } = start({ kind: "html", status: 200, times: 1 }, { kind: "empty", status: 200 });
    const page = await ask();
    assert.match(page.headers.get("content-type") ?? "", /html/);
    assert.equal(await (await ask()).text(), "");
  });

  it("break the connection before the request is read, or after the write has landed", async () => {
    const unsent = start({ kind: "networkError" });
    await assert.rejects(unsent.create(), TypeError);
    assert.equal(unsent.backend.db.customers.last, 3);
    const lost = start({ kind: "lost" });
    await assert.rejects(lost.create(), TypeError);
    assert.equal(lost.backend.db.customers.last, 4);
  });

  it("cut a body short, cleanly or not", async () => {
    const { ask } = start({ kind: "truncated", times: 1 }, { kind: "reset" });
    await assert.rejects((await ask()).json(), SyntaxError);
    const broken = await ask();
    assert.equal(broken.status, 200);
    await assert.rejects(broken.text(), TypeError);
  });

  it("stall until the caller gives up: before the headers, or in the middle of the body", async () => {
    const { ask } = start({ kind: "hang", times: 1 }, { kind: "stall" });
    for (const step of ["headers", "body"]) {
      const controller = new AbortController();
      const reading = ask("/customers/1", { signal: controller.signal }).then((response) => response.text());
      setImmediate(() => controller.abort(new Error(`gave up on ${step}`)));
      await assert.rejects(reading, new RegExp(`gave up on ${step}`));
    }
  });

  it("delay and trickle", async () => {
    const timers = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { ask } = start({ kind: "delay", ms: 1000 }, { kind: "trickle", ms: 10 });
      const read: string[] = [];
      const done = ask("/health").then(async (response) => read.push(await response.text()));
      await timers.tickAsync(999);
      assert.deepEqual(read, []);
      while (read.length === 0) {
        await timers.tickAsync(10);
        await new Promise((resolve) => setImmediate(resolve));
      }
      await done;
      const [text = ""] = read;
      assert.ok(timers.now >= 1000 + 10 * text.length);
      assert.equal((JSON.parse(text) as { status: string }).status, "ok");
    } finally {
      timers.uninstall();
    }
  });

  it("reject at once what was aborted before it began, and leave no listener behind", async () => {
    const { ask } = start();
    await assert.rejects(ask("/me", { signal: AbortSignal.abort(new Error("too late")) }), /too late/);
    const { signal } = new AbortController();
    let listeners = 0;
    signal.addEventListener = new Proxy(signal.addEventListener, {
      apply: (add, target, args: Parameters<AbortSignal["addEventListener"]>) => (
        listeners++,
        add.apply(target, args)
      ),
    });
    signal.removeEventListener = new Proxy(signal.removeEventListener, {
      apply: (remove, target, args: Parameters<AbortSignal["removeEventListener"]>) => (
        listeners--,
        remove.apply(target, args)
      ),
    });
    for (let i = 0; i < 5; i++) await ask("/me", { signal });
    assert.equal(listeners, 0);
  });
});

describe("latency", () => {
  it("holds every answer back, by a fixed time or within bounds, and can change while the backend runs", async () => {
    const timers = FakeTimers.install({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const { ask, backend } = start();
      const taken = async () => {
        const began = timers.now;
        let done = false;
        const asked = ask("/me").then(() => (done = true));
        while (!done) {
          await new Promise((resolve) => setImmediate(resolve));
          if (!done && timers.countTimers() > 0) await timers.tickAsync(1);
        }
        await asked;
        return timers.now - began;
      };
      assert.equal(await taken(), 0);
      backend.latency = 300;
      assert.equal(await taken(), 300);
      backend.latency = { min: 20, max: 40 };
      for (let i = 0; i < 10; i++) {
        const ms = await taken();
        assert.ok(ms >= 20 && ms <= 40, `${ms}`);
      }
    } finally {
      timers.uninstall();
    }
  });
});
