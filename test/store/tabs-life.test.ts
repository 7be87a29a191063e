import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it, type TestContext } from "node:test";
import { Tabs, type TabsPort } from "../../packages/sdk/src/store/tabs.ts";
import { fakeBrowser, type Browser } from "../support/fake-tabs.ts";

type Heard = ["news" | "follow" | "lead" | "asked", unknown];

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

/** Pages of one browser, each with what its replica is told. */
function pages(t: TestContext) {
  const browser = fakeBrowser();
  const opened: Tabs[] = [];
  t.after(() => {
    for (const tabs of opened) tabs.close();
    browser.uninstall();
  });
  const open = () => {
    const tab = browser.open({});
    const heard: Heard[] = [];
    const port: TabsPort = {
      progress: () => ({ complete: false, fetching: false }) as ReturnType<TabsPort["progress"]>,
      isHidden: () => false,
      copy: () => [{ rows: [], gone: [] } as never],
      receive: (_news, part) => void heard.push(["news", part]),
      follow: () => void heard.push(["follow", undefined]),
      lead: (leads) => void heard.push(["lead", leads]),
      asked: (refresh) => void heard.push(["asked", refresh]),
    };
    const tabs = Tabs.open("test", port);
    if (!tabs) throw new Error("no tabs");
    opened.push(tabs);
    /** Does something in this page, whose locks and channels are then asked for. */
    const here = async (work: () => void) => {
      browser.current = tab;
      work();
      await turns();
    };
    const told = (kind: Heard[0]) => heard.filter(([one]) => one === kind).map(([, what]) => what);
    return {
      tab,
      tabs,
      here,
      told,
      heard,
      join: () => here(() => tabs.join()),
      rest: () => here(() => tabs.rest()),
    };
  };
  return { browser, open };
}

const waiting = ({ queues }: Browser) => [...queues.values()].flat().length;

/** Stands in for a window, which is put away and comes back. */
function fakeWindow(t: TestContext) {
  const target = new EventTarget();
  Object.assign(globalThis, {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
  });
  t.after(() => {
    Reflect.deleteProperty(globalThis, "addEventListener");
    Reflect.deleteProperty(globalThis, "removeEventListener");
  });
  return {
    hide: () => void target.dispatchEvent(new Event("pagehide")),
    show: (persisted: boolean) =>
      void target.dispatchEvent(Object.assign(new Event("pageshow"), { persisted })),
  };
}

describe("a tab that comes and goes", () => {
  it("asks for its turn once, however often someone looks", async (t) => {
    const { browser, open } = pages(t);
    const [one, two] = [open(), open()];
    await one.join();
    await two.join();
    await two.join();
    assert.equal(one.tabs.leads, true);
    assert.equal(waiting(browser), 1);
  });

  it("gives its turn away when nobody looks, and gets it again when somebody does", async (t) => {
    const { open } = pages(t);
    const [one, two] = [open(), open()];
    await one.join();
    await two.join();
    await one.rest();
    assert.deepEqual([one.tabs.leads, two.tabs.leads], [false, true]);
    await two.rest();
    await one.join();
    assert.equal(one.tabs.leads, true);
  });

  it("leaves no lock and no channel when it is closed, and does not come back with the page", async (t) => {
    const window = fakeWindow(t);
    const { browser, open } = pages(t);
    const [one, two] = [open(), open()];
    await one.join();
    await two.join();
    await one.here(() => one.tabs.close());
    assert.equal(two.tabs.leads, true);
    assert.equal(browser.channels.size, 1);
    await one.here(() => two.tabs.close());
    window.show(true);
    assert.equal(browser.channels.size, 0);
  });

  it("waits no more for a turn that was given up meanwhile", async (t) => {
    const { browser, open } = pages(t);
    const one = open();
    await one.here(() => {
      one.tabs.join();
      one.tabs.rest();
    });
    assert.equal(one.tabs.leads, false);
    assert.equal(browser.held.size, 0);
  });
});

describe("a page that is put into the back/forward cache", () => {
  it("holds no lock and no channel there, says so to its replica, and takes both up when it is back", async (t) => {
    const window = fakeWindow(t);
    const { browser, open } = pages(t);
    const one = open();
    await one.join();
    await one.here(window.hide);
    assert.deepEqual([browser.held.size, browser.channels.size], [0, 0]);
    assert.deepEqual(one.told("lead"), [true, false]);
    await one.here(() => window.show(false));
    assert.equal(browser.channels.size, 0);
    await one.here(() => window.show(true));
    assert.equal(browser.channels.size, 1);
    assert.equal(one.tabs.leads, true);
  });

  it("asks for no turn when it is back if nobody looked before", async (t) => {
    const window = fakeWindow(t);
    const { browser, open } = pages(t);
    const one = open();
    await one.here(window.hide);
    await one.here(() => window.show(true));
    assert.deepEqual([one.tabs.leads, browser.held.size], [false, 0]);
  });
});

describe("what tabs say to each other", () => {
  it("is all that there is, to the one who has just come and to no other, and how far it is", async (t) => {
    const { open } = pages(t);
    const [one, two, three] = [open(), open(), open()];
    await one.join();
    await two.join();
    const before = two.heard.length;
    await three.join();
    assert.deepEqual(three.told("news"), [true]);
    assert.ok(three.told("follow").length > 0);
    assert.equal(two.told("news").length, 1);
    assert.equal(two.heard.length, before);
  });

  it("is a question only where somebody is known to lead, unless a person asks", async (t) => {
    const { open } = pages(t);
    const [one, two] = [open(), open()];
    await one.here(() => one.tabs.ask(false));
    await two.join();
    assert.deepEqual(two.told("asked"), []);
    await one.here(() => one.tabs.ask(true));
    assert.deepEqual(two.told("asked"), [true]);
    const before = one.told("follow").length;
    await one.here(() => one.tabs.ask(false));
    assert.deepEqual(two.told("asked"), [true, false]);
    assert.ok(one.told("follow").length > before, "the one who asked is told how far it is");
  });

  it("does not make the one that leads follow", async (t) => {
    const { open } = pages(t);
    const [one, two] = [open(), open()];
    await one.join();
    const before = one.told("follow").length;
    await two.here(() => two.tabs.tell({ kind: "progress", progress: {} as never }));
    assert.equal(one.told("follow").length, before);
  });

  it("is how far the new one is that leads from now on", async (t) => {
    const { open } = pages(t);
    const [one, two] = [open(), open()];
    await one.join();
    await two.join();
    const before = one.told("follow").length;
    await one.rest();
    assert.equal(two.tabs.leads, true);
    assert.ok(one.told("follow").length > before);
  });
});
