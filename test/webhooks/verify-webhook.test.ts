import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import FakeTimers from "@sinonjs/fake-timers";
import {
  createMemorySeen,
  signWebhook,
  verifyWebhook,
  WebhookVerificationError,
  type RawDelivery,
  type VerifyWebhookOptions,
  type WebhookFailure,
} from "@pivotal/sdk/webhooks";
import { isPivotalError } from "@pivotal/sdk";
import { eventLike, OTHER_SECRET, SECRET } from "./delivered.ts";

const AT = 1_614_265_330_000;

/** Runs a test while both clocks stand at an instant. */
const at = async (time: number, test: (clock: FakeTimers.Clock) => Promise<void>): Promise<void> => {
  const clock = FakeTimers.install({ now: time, toFake: ["Date", "performance"] });
  try {
    await test(clock);
  } finally {
    clock.uninstall();
  }
};

const refused = (
  delivery: Request | RawDelivery,
  code: WebhookFailure,
  secret: string | readonly string[] = SECRET,
  options?: VerifyWebhookOptions,
) =>
  assert.rejects(verifyWebhook(delivery, secret, options), (error) => {
    assert.ok(error instanceof WebhookVerificationError);
    assert.equal(error.code, code);
    return true;
  });

const toRequest = ({ headers, body }: { headers: HeadersInit; body: string }) =>
  new Request("https://desk.example/hooks", { method: "POST", headers, body });

describe("a webhook of the service", () => {
  it("gives its event, from a request", async () => {
    const event = eventLike();
    assert.deepEqual(await verifyWebhook(toRequest(await signWebhook(event, SECRET)), SECRET), event);
  });

  it("gives its event, from headers and a body that a framework has read", async () => {
    const event = eventLike({
      type: "contact.added",
      data: { object: { id: "con_1" }, previous_attributes: null },
    });
    const { headers, body } = await signWebhook(event, SECRET);
    const raw = { headers: { ...headers, "X-Other": ["a", "b"], none: undefined }, body: Buffer.from(body) };
    assert.equal((await verifyWebhook(raw, SECRET)).id, event.id);
  });

  it("is taken over real HTTP, with Node's own headers and chunks", async () => {
    const event = eventLike({ data: { object: { id: "cus_1", name: "Zoë’s Ø".repeat(20_000) } } });
    let heard: string | undefined;
    const server = createServer((request, response) => {
      void request.toArray().then(async (chunks: Buffer[]) => {
        heard = (await verifyWebhook({ headers: request.headers, body: Buffer.concat(chunks) }, SECRET)).id;
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await fetch(url, { method: "POST", ...(await signWebhook(event, SECRET)) });
    assert.equal(heard, event.id);
    server.closeAllConnections();
    server.close();
  });

  it("is signed as the reference implementation of Standard Webhooks signs it", () =>
    at(AT, async () => {
      const { headers } = await signWebhook('{"test": 2432232314}', SECRET, {
        id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      });
      assert.equal(headers["svix-timestamp"], "1614265330");
      assert.equal(headers["svix-signature"], "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }));

  it("may spell its headers the Standard Webhooks way", async () => {
    const event = eventLike();
    const signed = await signWebhook(event, SECRET, { spelling: "webhook" });
    assert.equal(typeof signed.headers["webhook-id"], "string");
    assert.equal((await verifyWebhook(signed, SECRET)).id, event.id);
  });

  it("is taken with the old and with the new secret while they are rotated, on either side", async () => {
    const both = [OTHER_SECRET, SECRET];
    for (const [signedWith, known] of [
      [SECRET, both],
      [OTHER_SECRET, both],
      [both, SECRET],
      [both, OTHER_SECRET],
    ] as const) {
      const event = eventLike();
      assert.equal((await verifyWebhook(await signWebhook(event, signedWith), known)).id, event.id);
    }
  });

  it("keeps event types, nouns and fields that are not known yet", async () => {
    for (const more of [
      { type: "customer.won_back", later: 1 },
      { type: "invoice.paid", data: { object: { total: 3 }, previous_attributes: null } },
      { type: "constructor.called", data: { object: {}, previous_attributes: null } },
      { type: "task.created", data: { object: { id: "t1", due: "x" }, previous_attributes: { due: null } } },
    ]) {
      const event = eventLike(more);
      assert.deepEqual(await verifyWebhook(await signWebhook(event, SECRET), SECRET), event);
    }
  });

  it("has null for what changed when the service says nothing of it", async () => {
    const event = eventLike({ data: { object: { id: "cus_1" } } });
    const { data } = await verifyWebhook(await signWebhook(event, SECRET), SECRET);
    assert.equal(data.previous_attributes, null);
  });
});

describe("the time of a webhook", () => {
  for (const [seconds, code] of [
    [300, undefined],
    [-300, undefined],
    [301, "too_old"],
    [-301, "too_new"],
  ] as const) {
    it(`${code ? "refuses" : "takes"} one whose clock is ${-seconds} s ahead`, async () => {
      const event = eventLike();
      await at(AT, async (clock) => {
        const signed = await signWebhook(event, SECRET);
        clock.setSystemTime(AT + seconds * 1000);
        if (code) await refused(signed, code);
        else assert.equal((await verifyWebhook(signed, SECRET)).id, event.id);
      });
    });
  }

  it("may be judged more or less strictly", () =>
    at(AT, async (clock) => {
      const signed = await signWebhook(eventLike(), SECRET);
      clock.setSystemTime(AT + 20_000);
      await refused(signed, "too_old", SECRET, { toleranceSeconds: 10 });
      await verifyWebhook(signed, SECRET, { toleranceSeconds: 20 });
    }));

  it("is not judged with a tolerance that could not work", async () => {
    const signed = await signWebhook(eventLike(), SECRET);
    for (const toleranceSeconds of [-1, NaN, Infinity, 43_201]) {
      await refused(signed, "invalid_options", SECRET, { toleranceSeconds });
    }
  });
});

describe("an event that was taken before", () => {
  it("is refused, with an answer that ends the deliveries", async () => {
    const event = eventLike();
    await verifyWebhook(await signWebhook(event, SECRET), SECRET);
    await assert.rejects(verifyWebhook(await signWebhook(event, SECRET), SECRET), {
      code: "replayed",
      status: 200,
    });
  });

  it("is refused for 24 hours", () =>
    at(AT, async (clock) => {
      const event = eventLike();
      await verifyWebhook(await signWebhook(event, SECRET), SECRET);
      clock.tick(24 * 3_600_000 - 1);
      await refused(await signWebhook(event, SECRET), "replayed");
      clock.tick(1);
      await verifyWebhook(await signWebhook(event, SECRET), SECRET);
    }));

  it("is taken once when two deliveries come at the same time", async () => {
    const event = eventLike();
    const deliveries = await Promise.all([1, 2, 3].map(() => signWebhook(event, SECRET)));
    const results = await Promise.allSettled(deliveries.map((one) => verifyWebhook(one, SECRET)));
    assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected", "rejected"]);
  });

  it("is taken by another endpoint of the same process, which has another secret", async () => {
    const event = eventLike();
    await verifyWebhook(await signWebhook(event, SECRET), SECRET);
    await verifyWebhook(await signWebhook(event, OTHER_SECRET), OTHER_SECRET);
  });

  it("is taken again after the host forgot it, as its handling failed", async () => {
    const seen = createMemorySeen();
    const event = eventLike();
    const deliver = async () => verifyWebhook(await signWebhook(event, SECRET), SECRET, { seen });
    await deliver();
    await assert.rejects(deliver(), { code: "replayed" });
    await seen.delete(event.id);
    assert.equal((await deliver()).id, event.id);
  });

  it("is remembered where the host says, under its id, for 24 hours", async () => {
    const asked: [string, number][] = [];
    const seen = {
      add: async (...one: [string, number]) => (asked.push(one), asked.length === 1),
      delete: () => {},
    };
    const event = eventLike();
    const signed = await signWebhook(event, SECRET);
    await verifyWebhook(signed, SECRET, { seen });
    await refused(signed, "replayed", SECRET, { seen });
    assert.deepEqual(
      asked,
      [1, 2].map(() => [event.id, 86_400_000]),
    );
  });

  it("is not forgotten because of forged ones, which are not remembered", async () => {
    const asked: string[] = [];
    const seen = { add: (id: string) => asked.push(id) > 0, delete: () => {} };
    await refused(await signWebhook(eventLike(), OTHER_SECRET), "signature_mismatch", SECRET, { seen });
    assert.deepEqual(asked, []);
  });

  it("is answered with 500 when the host's memory fails, so that the service delivers it again", async () => {
    const seen = { add: () => Promise.reject(new Error(`redis://:${SECRET}@cache`)), delete: () => {} };
    const signed = await signWebhook(eventLike(), SECRET);
    await assert.rejects(verifyWebhook(signed, SECRET, { seen }), (error: Error) => {
      assert.deepEqual(
        { ...error },
        { type: "webhook_verification_error", code: "seen_failed", status: 500 },
      );
      assert.equal(`${error.stack} ${String(error.cause)}`.includes(SECRET), false);
      return true;
    });
  });

  it("takes no more memory than the limit, and loses the oldest first", () => {
    const seen = createMemorySeen(3);
    for (const id of ["a", "b", "c", "d"]) assert.equal(seen.add(id, 1000), true);
    assert.deepEqual(
      ["d", "c", "b"].map((id) => seen.add(id, 1000)),
      [false, false, false],
    );
    assert.equal(seen.add("a", 1000), true);
  });
});

describe("what cannot be judged", () => {
  it("is a secret that is missing, empty or no base64, which is the host's to repair", async () => {
    const signed = await signWebhook(eventLike(), SECRET);
    for (const secret of ["", "whsec_", "whsec_ä", [], [SECRET, ""], undefined as unknown as string]) {
      await assert.rejects(verifyWebhook(signed, secret), { code: "invalid_secret", status: 500 });
    }
  });

  it("is a body that was read before", async () => {
    const request = toRequest(await signWebhook(eventLike(), SECRET));
    await request.text();
    await refused(request, "unreadable_body");
  });

  it("is a body that breaks off", async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error("ECONNRESET")) });
    const { headers } = await signWebhook(eventLike(), SECRET);
    const init = { method: "POST", headers, body, duplex: "half" } as RequestInit;
    await refused(new Request("https://desk.example/hooks", init), "unreadable_body");
  });

  it("is a body that was parsed, since its bytes are what is signed", async () => {
    const { headers } = await signWebhook(eventLike(), SECRET);
    await refused({ headers, body: eventLike() as unknown as string }, "unreadable_body");
  });

  it("is a body of more than 1 MiB, of which no more is taken in", async () => {
    let sent = 0;
    const pull = (controller: ReadableStreamDefaultController) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    };
    const { headers } = await signWebhook(eventLike(), SECRET);
    const init = {
      method: "POST",
      headers,
      body: new ReadableStream({ pull }),
      duplex: "half",
    } as RequestInit;
    await refused(new Request("https://desk.example/hooks", init), "body_too_large");
    assert.ok(sent < 2 * 1024 * 1024);
    await refused({ headers, body: "ä".repeat(600_000) }, "body_too_large");
  });

  it("is a request without the headers, or with half of each spelling", async () => {
    const { headers, body } = await signWebhook(eventLike(), SECRET);
    await refused({ headers: {}, body }, "invalid_headers");
    await refused({ headers: { "bad name\n": "x", ...headers }, body }, "invalid_headers");
    const { "svix-id": id = "", ...rest } = headers;
    await refused({ headers: { "webhook-id": id, ...rest }, body }, "invalid_headers");
  });

  it("is an id with a dot, which could take in a part of the body", async () => {
    await refused(await signWebhook(eventLike(), SECRET, { id: "msg.1" }), "invalid_headers");
  });

  for (const [what, event] of [
    ["no JSON", "hello"],
    ["no object", "[1]"],
    ["an event without an id", eventLike({ id: "" })],
    ["an event without data", eventLike({ data: null })],
    ["a customer without an id", eventLike({ data: { object: {}, previous_attributes: null } })],
    ["a customer whose mrr is a text", eventLike({ data: { object: { id: "a", mrr: "1" } } })],
  ] as const) {
    it(`is ${what}, although it is signed`, async () => {
      await refused(await signWebhook(event, SECRET), "malformed_event");
    });
  }

  it("is a body that is not UTF-8, although it is signed", async () => {
    const body = Buffer.from(JSON.stringify(eventLike({ org_id: "\u00ff" })), "latin1");
    const { headers } = await signWebhook("", SECRET, { id: "msg_1" });
    const signed = createHmac("sha256", Buffer.from(SECRET.slice(6), "base64"))
      .update(`msg_1.${headers["svix-timestamp"]}.`)
      .update(body)
      .digest("base64");
    await refused({ headers: { ...headers, "svix-signature": `v1,${signed}` }, body }, "malformed_event");
  });

  it("is told by an error that isPivotalError knows", async () => {
    const error: unknown = await verifyWebhook({ headers: {}, body: "" }, SECRET).catch(
      (thrown: unknown) => thrown,
    );
    assert.ok(isPivotalError(error));
    assert.equal(error.type, "webhook_verification_error");
  });
});
