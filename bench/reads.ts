import { createBackend, MOCK_API_KEY, type Backend } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { virtualTime } from "../test/support/virtual-time.ts";
import { documentedRead, documentedWalk } from "./documented-loops.ts";
import { decimal, integer, type Section } from "./table.ts";

const READS = 500;
const TIED = 2_000;
const baseUrl = "https://pivotal.example/api/v1";

/** Clients of one address share what they know of its rate limit, so each measurement has an address of its own. */
const connect = ({ fetch }: Backend, name: string) =>
  new PivotalApi({
    apiKey: MOCK_API_KEY,
    baseUrl: `https://${name}.example/api/v1`,
    fetch,
    timeoutMs: 3_600_000,
  });

/** 500 reads at once on a key of 60 requests a minute, in virtual time. */
export async function parallelReads(): Promise<Section> {
  const ours = await inVirtualTime((backend, ids) => {
    const client = connect(backend, "reads");
    return Promise.all(ids.map(async (id) => (await client.customers.retrieve(id)).id !== ""));
  });
  const theirs = await inVirtualTime((backend, ids) =>
    Promise.all(ids.map((id) => documentedRead(id, { baseUrl, fetch: backend.fetch }))),
  );
  return {
    title: `${READS} parallel reads on a key of 60 requests a minute`,
    columns: ["", "succeeded", "requests", "extra", "429s", "minutes"],
    rows: [
      ["PivotalApi", ...ours],
      ["plain fetch, waits Retry-After", ...theirs],
    ],
    note: "Virtual time, 40 ms an answer. Goal: all succeed, at most 2 % extra requests.",
  };
}

async function inVirtualTime(
  work: (backend: Backend, ids: string[]) => Promise<boolean[]>,
): Promise<string[]> {
  const time = virtualTime();
  try {
    const clock = { now: () => Date.now() };
    const backend = createBackend({ customers: READS, rateLimit: 60, latency: 40, clock });
    const ids = Array.from({ length: READS }, (_, index) => `${index + 1}`);
    const start = Date.now();
    const read = await time.run(work(backend, ids));
    const requests = backend.log.length;
    return [
      integer(read.filter(Boolean).length),
      integer(requests),
      `${decimal((requests / READS - 1) * 100)} %`,
      integer(backend.log.filter(({ status }) => status === 429).length),
      decimal((Date.now() - start) / 60_000),
    ];
  } finally {
    time.uninstall();
  }
}

/** A walk over customers that a bulk import created several to a millisecond. */
export async function tiedWalk(): Promise<Section> {
  const backend = createBackend({ customers: 0, rateLimit: false });
  for (let index = 0; index < TIED; index += 1) {
    const created_at = new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 7)).toISOString();
    backend.add.customer({ name: `Company ${index + 1}`, created_at });
  }
  const ours = await connect(backend, "walk")
    .customers.list()
    .toArray({ limit: 2 * TIED });
  const theirs = await documentedWalk({ baseUrl, fetch: backend.fetch });
  const row = (name: string, ids: string[]) => {
    const found = new Set(ids).size;
    return [name, integer(found), integer(TIED - found), `${decimal((1 - found / TIED) * 100)} %`];
  };
  return {
    title: `A walk over ${integer(TIED)} customers, seven to a millisecond`,
    columns: ["", "found", "lost", ""],
    rows: [
      row(
        "customers.list()",
        ours.map(({ id }) => id),
      ),
      row("documented loop", theirs),
    ],
    note: "The documented loop asks for what is strictly older than the last row, and so skips rows of the same instant at a page's edge.",
  };
}
