import { fork } from "node:child_process";
import { once } from "node:events";
import { createBackend, MOCK_API_KEY, type Backend } from "@pivotal/mocks";
import { importCustomers, PivotalApi } from "@pivotal/sdk";
import { virtualTime } from "../test/support/virtual-time.ts";
import { documentedImport } from "./documented-loops.ts";
import { decimal, integer, type Section } from "./table.ts";

const ROWS = 5_000;
const LATENCY_MS = 40;

function* csv(): Generator<string> {
  yield "name,domain,plan,mrr\n";
  for (let row = 1; row <= ROWS; row += 1) yield `Company ${row},company-${row}.example,pro,${row * 100}\n`;
}

const records = () =>
  Array.from({ length: ROWS }, (_, index) => ({
    name: `Company ${index + 1}`,
    slug: `company-${index + 1}`,
    domain: `company-${index + 1}.example`,
    plan: "pro",
    mrr: (index + 1) * 100,
  }));

interface Run {
  ms: number;
  cpuMs: number;
  heapMiB: number;
  created: number;
}

/** 5,000 customers over loopback HTTP, limits off, the server in a process of its own. */
export async function loopbackImport(): Promise<Section> {
  const ours: Run[] = [];
  const theirs: Run[] = [];
  for (let round = 0; round < 3; round += 1) {
    ours.push(await withServer(importOnce));
    theirs.push(
      await withServer((baseUrl) => measured(() => documentedImport(records(), { baseUrl, concurrency: 4 }))),
    );
  }
  const row = (name: string, runs: Run[]) => {
    const middle = runs.toSorted((a, b) => a.ms - b.ms)[1] ?? runs[0];
    return [
      name,
      integer(middle?.created),
      integer((ROWS / (middle?.ms ?? 1)) * 1000),
      ((middle?.cpuMs ?? 0) / ROWS).toFixed(2),
      decimal(middle?.heapMiB),
    ];
  };
  return {
    title: `Import of ${integer(ROWS)} customers over loopback HTTP, limits off`,
    columns: ["", "created", "rows a second", "client's CPU, ms a row", "heap grown, MiB"],
    rows: [
      row("importCustomers, from CSV, 4 in flight", ours),
      row("documented loop, plain fetch, 4 in flight", theirs),
    ],
    note: "Median of three interleaved runs, the server in a process of its own. Heap: the most in use during the run, collected before each reading, over what was in use before it.",
  };
}

function importOnce(baseUrl: string): Promise<Run> {
  return measured(async (sample) => {
    const client = new PivotalApi({ apiKey: MOCK_API_KEY, baseUrl });
    const onProgress = ({ done }: { done: number }) => done % 500 === 0 && sample();
    return (await importCustomers(csv(), { client, onProgress })).created;
  });
}

async function measured(work: (sample: () => void) => Promise<number>): Promise<Run> {
  const before = heap();
  let most = before;
  const sampling = { ms: 0, cpuMs: 0 };
  const sample = () => {
    const [ms, cpuMs] = [performance.now(), cpu()];
    most = Math.max(most, heap());
    sampling.ms += performance.now() - ms;
    sampling.cpuMs += cpu() - cpuMs;
  };
  const [ms, cpuMs] = [performance.now(), cpu()];
  const created = await work(sample);
  const run = { created, ms: performance.now() - ms - sampling.ms, cpuMs: cpu() - cpuMs - sampling.cpuMs };
  sample();
  return { ...run, heapMiB: (most - before) / 2 ** 20 };
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function withServer<T>(work: (baseUrl: string) => Promise<T>): Promise<T> {
  const server = fork(new URL("server-process.ts", import.meta.url), { execArgv: process.execArgv });
  try {
    const [url] = (await once(server, "message")) as [string];
    return await work(`${url}/api/v1`);
  } finally {
    server.kill();
  }
}

/** 5,000 customers on a key of 600 requests a minute, in virtual time. */
export async function limitedImport(): Promise<Section> {
  const ours = await inVirtualTime(async (backend) => {
    const client = new PivotalApi({
      apiKey: MOCK_API_KEY,
      baseUrl: "https://pivotal.example/api/v1",
      fetch: backend.fetch,
      concurrency: 10,
    });
    return (await importCustomers(csv(), { client })).created;
  });
  const theirs = await inVirtualTime((backend) =>
    documentedImport(records(), {
      baseUrl: "https://pivotal.example/api/v1",
      fetch: backend.fetch,
      concurrency: 10,
    }),
  );
  return {
    title: `Import of ${integer(ROWS)} customers on a key of 600 requests a minute`,
    columns: ["", "created", "requests", "ideal", "429s", "windows", "429s a window", "minutes"],
    rows: [
      ["importCustomers, 10 in flight", ...ours],
      ["documented loop, 10 in flight, waits Retry-After", ...theirs],
    ],
    note: `Virtual time, ${LATENCY_MS} ms an answer. Ideal: one request a customer. Goal: at most one 429 a window. The import leaves a tenth of the limit to people, so it takes a ninth longer than the limit alone would.`,
  };
}

async function inVirtualTime(work: (backend: Backend) => Promise<number>): Promise<string[]> {
  const time = virtualTime();
  try {
    const backend = createBackend({
      customers: 0,
      rateLimit: 600,
      latency: LATENCY_MS,
      clock: { now: () => Date.now() },
    });
    const start = Date.now();
    const created = await time.run(work(backend));
    const minutes = (Date.now() - start) / 60_000;
    const refused = backend.log.filter(({ status }) => status === 429).length;
    const windows = Math.ceil(minutes);
    return [
      integer(created),
      integer(backend.log.length),
      integer(ROWS),
      integer(refused),
      integer(windows),
      decimal(refused / windows),
      decimal(minutes),
    ];
  } finally {
    time.uninstall();
  }
}
