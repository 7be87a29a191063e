import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  createStore,
  savedViews,
  type SavedView,
  type StoreClient,
  type ViewDraft,
  type ViewStorage,
} from "@pivotal/sdk/store";

type Step =
  | { do: "create" | "remove" | "refresh"; at: number; fails: boolean }
  | { do: "update"; at: number; fails: boolean; query: string }
  | { do: "elsewhere"; at: number; fails: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom("create" as const, "remove" as const, "refresh" as const, "elsewhere" as const),
    at: fc.nat(3),
    fails: fc.boolean(),
  }),
  fc.record({
    do: fc.constant("update" as const),
    at: fc.nat(3),
    fails: fc.boolean(),
    query: fc.constantFrom("a", "b", "c"),
  }),
);

/** Keeps views in a list, answers when the scheduler says so, and fails when told to. */
class SlowStorage implements ViewStorage {
  held: SavedView[] = [];
  fails = new Set<string>();
  readonly #scheduler: fc.Scheduler;
  #count = 0;

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler;
  }

  async list(): Promise<readonly SavedView[]> {
    await this.#scheduler.schedule(Promise.resolve("list"));
    return [...this.held];
  }

  async save(view: ViewDraft & { id?: string }): Promise<SavedView> {
    await this.#scheduler.schedule(Promise.resolve("save"));
    if (this.fails.delete(view.name)) throw new Error("refused");
    const saved = { ...view, id: view.id ?? `h${(this.#count += 1)}` };
    this.held = [...this.held.filter(({ id }) => id !== saved.id), saved];
    return saved;
  }

  async remove(id: string): Promise<void> {
    await this.#scheduler.schedule(Promise.resolve("remove"));
    this.held = this.held.filter((view) => view.id !== id);
  }
}

const byId = (views: readonly SavedView[]) =>
  views.map(({ id, name, query }) => ({ id, name, query })).sort((a, b) => (a.id < b.id ? -1 : 1));

describe("views that are saved, deleted and loaded in any order", () => {
  it("show what is kept when all is over, whatever was refused, and never twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { minLength: 1, maxLength: 12 }),
        async (scheduler, steps) => {
          const storage = new SlowStorage(scheduler);
          const store = createStore({ client: {} as StoreClient, viewStorage: storage });
          const views = savedViews(store);
          const own = () => views.state.views.filter(({ builtIn }) => !builtIn);
          const work: Promise<unknown>[] = [];
          const ended = (done: Promise<unknown>) => work.push(done.catch((error: Error) => error));
          steps.forEach((one, index) => {
            const target = own()[one.at];
            const name = `v${index}`;
            if (one.do === "create") {
              if (one.fails) storage.fails.add(name);
              ended(views.create({ name, query: "", columns: [], sort: [], shared: false }));
            } else if (one.do === "refresh") ended(views.refresh());
            else if (one.do === "elsewhere") storage.held = storage.held.filter((_, at) => at !== one.at);
            else if (target && one.do === "remove") ended(views.remove(target.id));
            else if (target && one.do === "update") {
              if (one.fails) storage.fails.add(target.name);
              ended(views.update(target.id, { query: one.query }, { overwrite: true }));
            }
            const ids = own().map(({ id }) => id);
            assert.equal(new Set(ids).size, ids.length);
          });
          await scheduler.waitFor(Promise.all(work));
          await scheduler.waitFor(views.refresh());
          assert.deepEqual(byId(own()), byId(storage.held));
          assert.equal(views.state.fetching, false);
          assert.equal(views.state.error, undefined);
        },
      ),
      { numRuns: 300 },
    );
  });
});
