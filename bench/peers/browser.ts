import { launch, type CDPSession, type Page } from "puppeteer-core";
import { chromiumFlags, ensureChromium } from "../../scripts/lib/chromium.mjs";
import { readTrace, type Trace, type TraceEvent } from "./trace.ts";

const PATIENCE_MS = 180_000;
const IDLE_MS = 200;
/** Main thread time in an interval of which a page that does nothing needs less, in seconds. */
const IDLE_SECONDS = 0.008;

/** A page in a browser of its own, with what is measured from outside of it. */
export interface Tab {
  readonly page: Page;
  /** Calls a method of the page's `bench` object. */
  call<T>(method: string, ...args: unknown[]): Promise<T>;
  startTrace(): Promise<void>;
  endTrace(): Promise<Trace>;
  /** Resolves when the main thread has had nothing to do for a while; marks that moment. */
  settle(mark: string): Promise<void>;
  /** What JavaScript holds after a collection, with the buffers behind typed arrays, in MiB. */
  heap(): Promise<number>;
  close(): Promise<void>;
}

const start = async () =>
  launch({
    executablePath: await ensureChromium(),
    headless: true,
    protocolTimeout: PATIENCE_MS,
    // Left to the measurement, which ends with the first signal instead of going on without this browser.
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...chromiumFlags(),
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      "--disable-background-networking",
    ],
    defaultViewport: { width: 1280, height: 800 },
  });

export async function browserVersion(): Promise<string> {
  const browser = await start();
  const version = await browser.version();
  await browser.close();
  return version.replace("/", " ");
}

/** Opens a page of the loopback server; no other host can be reached from it. */
export async function openTab(url: string): Promise<Tab> {
  const browser = await start();
  const problems: string[] = [];
  try {
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warn") problems.push(message.text());
    });
    const devtools = await page.createCDPSession();
    await devtools.send("Emulation.setFocusEmulationEnabled", { enabled: true });
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.goto(url);
    await page.waitForFunction(() => "bench" in globalThis);
    return {
      page,
      call: (method, ...args) => callBench(page, problems, method, args),
      ...tracer(devtools),
      settle: (mark) => settle(page, devtools, mark),
      heap: () => heap(devtools),
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw new Error(`${url} did not start. ${problems.join("\n")}`, { cause: error });
  }
}

async function callBench<T>(page: Page, problems: string[], method: string, args: unknown[]): Promise<T> {
  try {
    return (await page.evaluate(
      (name, values) =>
        (globalThis as unknown as { bench: Record<string, (...of: unknown[]) => unknown> }).bench[name]?.(
          ...values,
        ),
      method,
      args,
    )) as T;
  } catch (error) {
    throw new Error(`${method} failed: ${(error as Error).message} ${problems.slice(0, 3).join("\n")}`, {
      cause: error,
    });
  }
}

function tracer(devtools: CDPSession): Pick<Tab, "startTrace" | "endTrace"> {
  let events: TraceEvent[] = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  return {
    async startTrace() {
      events = [];
      await devtools.send("Tracing.start", {
        transferMode: "ReportEvents",
        traceConfig: {
          recordMode: "recordUntilFull",
          traceBufferSizeInKb: 400_000,
          includedCategories: ["blink.user_timing", "disabled-by-default-devtools.timeline"],
          excludedCategories: ["*"],
        },
      });
    },
    async endTrace() {
      const over = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
      await devtools.send("Tracing.end");
      await over;
      return readTrace(events);
    },
  };
}

async function settle(page: Page, devtools: CDPSession, mark: string): Promise<void> {
  const spent = async () => {
    const { metrics } = await devtools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  };
  const end = performance.now() + PATIENCE_MS;
  let before = await spent();
  for (let idle = 0; idle < 2 && performance.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const now = await spent();
    idle = now - before < IDLE_SECONDS ? idle + 1 : 0;
    before = now;
  }
  await page.evaluate((name) => void performance.mark(name), mark);
}

async function heap(devtools: CDPSession): Promise<number> {
  // What finalisers free is collected by the second one.
  await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await devtools.send("Runtime.getHeapUsage");
  return (usedSize + backingStorageSize) / 2 ** 20;
}
