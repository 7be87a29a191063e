import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { PaginationStalledError, PivotalApi } from "@pivotal/sdk";
import { asCustomer, NOON, type Row } from "../support/listing.ts";
import { TEST_KEY } from "../support/loopback.ts";
import { page } from "../support/records.ts";

/** The service's paging in memory, over rows that may change before each page. */
const clientOver = (rows: () => Row[]) =>
  new PivotalApi({
    apiKey: TEST_KEY,
    baseUrl: "https://lists.invalid",
    fetch: (async (input: Request) => {
      const { searchParams } = new URL(input.url);
      const cursor = searchParams.get("cursor");
      const limit = Number(searchParams.get("limit"));
      const older = [...rows()]
        .sort((a, b) => b.micros - a.micros || (a.id < b.id ? -1 : 1))
        .filter(({ micros }) => !cursor || micros < Date.parse(cursor) * 1000);
      const data = older.slice(0, limit).map(asCustomer);
      return Response.json(page(data, older.length > limit ? (data.at(-1)?.created_at ?? null) : null));
    }) as typeof fetch,
  });

/** Up to 250 rows with few or many ties, in microseconds. */
const someRows = fc
  .record({
    offsets: fc.array(fc.nat(3_000_000), { maxLength: 250 }),
    grain: fc.constantFrom(1, 137, 1000, 50_000, 400_000),
  })
  .map(({ offsets, grain }): Row[] =>
    offsets.map((offset, index) => ({
      id: `cus_${index}`,
      micros: NOON * 1000 - Math.floor(offset / grain) * grain,
    })),
  );
const limits = fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined });
const largestTie = (rows: Row[]) => {
  const counts = new Map<number, number>();
  for (const { micros } of rows) {
    const instant = Math.floor(micros / 1000);
    counts.set(instant, (counts.get(instant) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
};

describe("a walk over any list", () => {
  it("gives every row exactly once, or says that it cannot", async () => {
    await fc.assert(
      fc.asyncProperty(someRows, limits, async (rows, limit) => {
        const list = clientOver(() => rows).customers.list({ limit });
        try {
          const ids = (await list.toArray()).map(({ id }) => id);
          assert.deepEqual(ids.sort(), rows.map(({ id }) => id).sort());
        } catch (error) {
          if (!(error instanceof PaginationStalledError)) throw error;
          assert.ok(largestTie(rows) >= 100, "it gave up although a page holds all rows of any instant");
        }
      }),
      { numRuns: 150 },
    );
  });

  it("loses no row that stays, and doubles none, while rows are deleted and added", async () => {
    await fc.assert(
      fc.asyncProperty(
        someRows,
        limits,
        fc.array(fc.nat(), { maxLength: 40 }),
        async (start, limit, picks) => {
          fc.pre(largestTie(start) < 60);
          let rows = start;
          const gone = new Set<string>();
          let pages = 0;
          const client = clientOver(() => {
            const pick = picks[pages++];
            if (pick !== undefined && rows.length > 0) {
              const victim = rows[pick % rows.length]?.id ?? "";
              gone.add(victim);
              rows = [
                ...rows.filter(({ id }) => id !== victim),
                { id: `new_${pages}`, micros: (NOON + pages) * 1000 },
              ];
            }
            return rows;
          });
          const ids = (await client.customers.list({ limit }).toArray()).map(({ id }) => id);
          assert.equal(new Set(ids).size, ids.length);
          for (const { id } of start) assert.ok(gone.has(id) || ids.includes(id), `${id} is lost`);
        },
      ),
      { numRuns: 100 },
    );
  });

  it("that is cut off anywhere goes on from its cursor without loss or double", async () => {
    await fc.assert(
      fc.asyncProperty(
        someRows,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 8 }),
        async (rows, limit, failing) => {
          fc.pre(largestTie(rows) < 60);
          let asked = 0;
          const client = clientOver(() => {
            if (++asked === failing) throw new Error("cut off");
            return rows;
          });
          const options = { maxRetries: 0 };
          const given: string[] = [];
          let cursor: string | undefined;
          for (let isDone = false; !isDone;) {
            try {
              for await (const { id } of client.customers.list({ limit, cursor }, options)) given.push(id);
              isDone = true;
            } catch (error) {
              cursor = (error as PaginationStalledError).cursor;
            }
          }
          assert.deepEqual(given.sort(), rows.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 100 },
    );
  });
});
