import "../support/no-network.ts";
import { EditSession } from "@pivotal/sdk/store/edits";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { InvalidRequestError, NetworkError } from "@pivotal/sdk";

const offline = () => new NetworkError("offline", { phase: "connect", requestSent: false });

/** A field as the store shows it: what the server is known to hold, and on top of it the save on its way. */
class Field {
  known: string | undefined = "a";
  #onTheWay: string[] = [];
  readonly sent: string[] = [];
  most = 0;
  readonly session: EditSession<string>;
  readonly #answer: (value: string) => Promise<unknown>;

  constructor(answer: (value: string) => Promise<unknown> = () => Promise.resolve()) {
    this.#answer = answer;
    this.session = new EditSession({
      value: () => this.shown,
      clean: (draft) => draft.trim(),
      check: (value) => (value === "bad" ? new InvalidRequestError("no") : undefined),
      save: (value) => this.#save(value),
    });
  }

  get shown(): string | undefined {
    return this.#onTheWay.at(-1) ?? this.known;
  }

  async #save(value: string): Promise<string> {
    this.sent.push(value);
    this.#onTheWay.push(value);
    this.most = Math.max(this.most, this.#onTheWay.length);
    try {
      await this.#answer(value);
      this.known = value;
      return value;
    } finally {
      this.#onTheWay.splice(this.#onTheWay.indexOf(value), 1);
    }
  }

  edit(value: string): void {
    this.session.open();
    this.session.type(value);
    this.session.commit();
  }

  arrives(value: string | undefined): void {
    this.known = value;
    this.session.notice();
  }
}

/** Answers that a test gives when it wants to. */
function byHand() {
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const answer = () => new Promise<void>((resolve, reject) => waiting.push({ resolve, reject }));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    answer,
    async succeed() {
      waiting.shift()?.resolve();
      await settle();
    },
    async fail() {
      waiting.shift()?.reject(offline());
      await settle();
    },
  };
}

describe("the edit of a field", () => {
  it("saves what was typed, once, and says so", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit(" b ");
    field.session.commit();
    assert.equal(field.session.state.saving, true);
    assert.equal(field.shown, "b");
    await server.succeed();
    assert.deepEqual(field.sent, ["b"]);
    assert.equal(field.session.state.saved, true);
    assert.equal(field.session.busy, false);
  });

  it("sends nothing when nothing was changed, and nothing for blanks around the value", () => {
    const field = new Field();
    field.edit("a");
    field.edit(" a ");
    assert.deepEqual(field.sent, []);
    assert.equal(field.session.state.editing, false);
  });

  it("saves nothing when Esc comes before leaving the field", () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.session.cancel();
    field.session.commit();
    assert.deepEqual(field.sent, []);
    assert.equal(field.shown, "a");
  });

  it("is saved when Esc comes after saving", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.session.cancel();
    await server.succeed();
    assert.equal(field.known, "b");
    assert.equal(field.session.state.saved, true);
  });

  it("ends in the last of two quick edits, one request after the other", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.edit("c");
    field.edit("d");
    assert.deepEqual(field.sent, ["b"]);
    await server.succeed();
    await server.succeed();
    assert.deepEqual(field.sent, ["b", "d"]);
    assert.equal(field.known, "d");
    assert.equal(field.most, 1);
  });

  it("can go back to the first value while the second is being saved", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.edit("a");
    await server.succeed();
    await server.succeed();
    assert.equal(field.known, "a");
  });
});

describe("a value that is not valid", () => {
  it("is not sent, stays in its open input with the reason, and can be mended", async () => {
    const field = new Field();
    field.edit("bad");
    assert.deepEqual(field.sent, []);
    assert.equal(field.session.state.editing, true);
    assert.equal(field.session.state.draft, "bad");
    assert.equal(field.session.state.error?.type, "invalid_request_error");
    field.session.type("b");
    assert.equal(field.session.state.error, undefined);
    field.session.commit();
    await Promise.resolve();
    assert.deepEqual(field.sent, ["b"]);
  });
});

describe("a save that fails", () => {
  it("leaves what was typed, says why, and can be tried again", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    await server.fail();
    assert.equal(field.session.state.draft, "b");
    assert.equal(field.session.state.error?.type, "network_error");
    assert.equal(field.shown, "a");
    field.session.commit();
    await server.succeed();
    assert.equal(field.known, "b");
    assert.equal(field.session.state.error, undefined);
  });

  it("is not what the field shows when a later one went through", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.edit("c");
    await server.fail();
    await server.succeed();
    assert.equal(field.known, "c");
    assert.equal(field.session.state.error, undefined);
    assert.equal(field.session.state.draft, undefined);
  });

  it("leaves the second edit that is being typed, with the error", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.session.open();
    field.session.type("bc");
    await server.fail();
    assert.equal(field.session.state.draft, "bc");
    assert.equal(field.session.state.editing, true);
    assert.equal(field.session.state.error?.type, "network_error");
    field.session.commit();
    await server.succeed();
    assert.equal(field.known, "bc");
  });

  it("is still unsaved in an input that was opened meanwhile", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.session.open();
    await server.fail();
    assert.equal(field.session.state.draft, "b");
    field.session.commit();
    assert.deepEqual(field.sent, ["b", "b"]);
  });

  it("is forgotten when the person gives the draft up", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    await server.fail();
    field.session.cancel();
    assert.equal(field.session.busy, false);
    assert.equal(field.session.state.error, undefined);
    field.session.open();
    assert.equal(field.session.state.draft, "a");
  });
});

describe("a change from elsewhere", () => {
  it("shows in an input in which nothing was typed", () => {
    const field = new Field();
    field.session.open();
    field.arrives("x");
    assert.equal(field.session.state.draft, "x");
    assert.equal(field.session.state.theirs, undefined);
  });

  it("never takes the place of what was typed, and is not overwritten before a choice", async () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives("x");
    field.session.commit();
    assert.deepEqual(field.sent, []);
    assert.equal(field.session.state.draft, "b");
    assert.equal(field.session.state.theirs, "x");
    field.session.keep();
    await Promise.resolve();
    assert.deepEqual(field.sent, ["b"]);
    assert.equal(field.session.state.theirs, undefined);
  });

  it("can be taken", () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives("x");
    field.session.cancel();
    assert.equal(field.shown, "x");
    assert.equal(field.session.busy, false);
  });

  it("to what was typed leaves nothing to choose or save", () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives("b");
    assert.equal(field.session.state.theirs, undefined);
    field.session.commit();
    assert.deepEqual(field.sent, []);
  });

  it("that was taken back leaves nothing to choose", async () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives("x");
    field.arrives("a");
    assert.equal(field.session.state.theirs, undefined);
    field.session.commit();
    await Promise.resolve();
    assert.deepEqual(field.sent, ["b"]);
  });

  it("is taken when the person goes back to the value of before", () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives("x");
    field.session.type("a");
    field.session.commit();
    assert.deepEqual(field.sent, []);
    assert.equal(field.session.busy, false);
  });

  it("is not asked about twice", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.session.open();
    field.arrives("x");
    field.session.type("b");
    field.session.notice();
    assert.equal(field.session.state.theirs, undefined);
    field.arrives("y");
    field.session.keep();
    await server.fail();
    assert.equal(field.session.state.theirs, undefined);
    field.session.commit();
    await server.succeed();
    assert.equal(field.known, "b");
  });

  it("is told from one's own save that is on its way", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.session.open();
    field.session.type("bc");
    field.session.notice();
    assert.equal(field.session.state.theirs, undefined);
    await server.succeed();
    assert.equal(field.session.state.theirs, undefined);
    assert.equal(field.session.state.draft, "bc");
    assert.equal(field.session.state.saved, false);
  });

  it("beside a draft that failed is shown with it", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    await server.fail();
    field.arrives("x");
    field.session.commit();
    assert.equal(field.session.state.theirs, "x");
    assert.equal(field.session.state.draft, "b");
    assert.deepEqual(field.sent, ["b"]);
  });

  it("during a save is found when the save has failed", async () => {
    const server = byHand();
    const field = new Field(server.answer);
    field.edit("b");
    field.arrives("x");
    await server.fail();
    assert.equal(field.session.state.theirs, "x");
    assert.equal(field.session.state.draft, "b");
  });

  it("ends the edit when the record is gone", () => {
    const field = new Field();
    field.session.open();
    field.session.type("b");
    field.arrives(undefined);
    assert.equal(field.session.busy, false);
    field.session.open();
    assert.equal(field.session.state.editing, false);
  });
});

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("edit" as const), value: fc.constantFrom(..."abcd") }),
  },
  fc.record({ do: fc.constantFrom("open", "commit", "cancel", "keep"), value: fc.constant("") }),
  fc.record({ do: fc.constantFrom("type", "arrives"), value: fc.constantFrom(..."abcdxyz") }),
);

/** A person, the network and another person, in any order. */
const play = (steps: { do: string; value: string }[], fates: boolean[], s: fc.Scheduler) => {
  const fate = fates.values();
  const field = new Field(() => {
    const ok = fate.next().value ?? true;
    return s.schedule(Promise.resolve()).then(() => {
      if (!ok) throw offline();
    });
  });
  const { session } = field;
  const blind: string[] = [];
  let wanted: string | undefined;
  const { task } = s.scheduleSequence(
    steps.map(({ do: name, value }) => async () => {
      const { draft, theirs } = session.state;
      const asked = field.sent.length;
      if (name === "edit") field.edit(value);
      else if (name === "type") session.type(value);
      else if (name === "arrives") field.arrives(value);
      else session[name as "open" | "commit" | "cancel" | "keep"]();
      if (name === "commit" && theirs !== undefined && field.sent.length > asked) blind.push(`${draft}`);
      const isSave = name === "edit" || name === "keep" || name === "commit";
      if (isSave && draft !== undefined && session.state.draft === undefined) wanted = draft;
      if (name === "edit" && session.state.draft === undefined) wanted = value;
      return Promise.resolve();
    }),
  );
  return { field, session, task, blind, wanted: () => wanted };
};

describe("whatever the order of keys, answers and changes from elsewhere", () => {
  it("one save is on its way at a time, and none overwrites a value that waits for a choice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step), fc.array(fc.boolean()), fc.scheduler(), async (steps, fates, s) => {
        const { field, task, blind, session } = play(steps, fates, s);
        await s.waitFor(task);
        await s.waitIdle();
        assert.ok(field.most <= 1);
        assert.deepEqual(blind, []);
        assert.equal(session.state.saving, false);
      }),
      { numRuns: 500 },
    );
  });

  it("what was typed is saved, on the screen, or was given up", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step.filter(({ do: name }) => name !== "arrives" && name !== "cancel")),
        fc.array(fc.boolean()),
        fc.scheduler(),
        async (steps, fates, s) => {
          const { field, task, session, wanted } = play(steps, fates, s);
          await s.waitFor(task);
          await s.waitIdle();
          const last = wanted();
          if (last === undefined || session.state.editing) return;
          if (session.state.draft === undefined) assert.equal(field.known, last);
          else {
            assert.equal(session.state.draft, last);
            assert.ok(session.state.error);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
