import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import fc from "fast-check";
import { signWebhook, verifyWebhook, WebhookVerificationError } from "@pivotal/sdk/webhooks";
import { eventLike, SECRET } from "./delivered.ts";

const SEED = { seed: 20261123 };

/** What was refused, checked to tell nothing. */
const refusal = async (attempt: Promise<unknown>, hidden: readonly string[] = []) => {
  const error: unknown = await attempt.then(
    () => assert.fail("it was taken"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof WebhookVerificationError, String(error));
  const shown = inspect(error, { showHidden: true, depth: 9 });
  for (const text of hidden) assert.equal(shown.includes(text), false);
  return error;
};

const named = (name: string) =>
  eventLike({
    data: { object: { id: "cus_1", name, metadata: { [name]: name } }, previous_attributes: null },
  });
const text = fc.string({ unit: "binary", maxLength: 40 });
const key = fc
  .uint8Array({ minLength: 1, maxLength: 64 })
  .map((bytes) => `whsec_${Buffer.from(bytes).toString("base64")}`);

describe("whatever is in a webhook", () => {
  it("a right one always passes", () =>
    fc.assert(
      fc.asyncProperty(
        text,
        fc.array(key, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        async (name, secrets, pick) => {
          const event = named(name);
          const signed = await signWebhook(event, secrets[pick % secrets.length] ?? "", {
            spelling: pick % 2 ? "svix" : "webhook",
          });
          assert.deepEqual(await verifyWebhook(signed, secrets), event);
        },
      ),
      { ...SEED, numRuns: 300 },
    ));

  it("one with a changed byte in its body, id, timestamp or signature is refused, and the error tells nothing of it", () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom("body", "svix-id", "svix-timestamp", "svix-signature"),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (part, place, change) => {
          const signed = await signWebhook(named("Canary Outfitters"), SECRET);
          const bytes = Buffer.from(part === "body" ? signed.body : (signed.headers[part] ?? ""), "latin1");
          const at = place % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ change;
          const { "svix-signature": signature = "" } = signed.headers;
          const changed =
            part === "body"
              ? { headers: signed.headers, body: bytes }
              : { headers: { ...signed.headers, [part]: bytes.toString("latin1") }, body: signed.body };
          await refusal(verifyWebhook(changed, SECRET), ["Canary", signature.slice(3), SECRET.slice(6)]);
        },
      ),
      { ...SEED, numRuns: 2000 },
    ));

  it("a byte more or less is refused, and so is a part of another webhook", async () => {
    const [one, other] = [await signWebhook(named("a"), SECRET), await signWebhook(named("b"), SECRET)];
    for (const body of [`${one.body} `, one.body.slice(1), one.body.slice(0, -1), "", other.body]) {
      await refusal(verifyWebhook({ headers: one.headers, body }, SECRET));
    }
    for (const [name, value] of Object.entries(one.headers).filter(([name]) => name.startsWith("svix-"))) {
      for (const changed of [`${value}0`, `0${value}`, value.slice(1), value.slice(0, -1), `${value}.0`]) {
        await refusal(
          verifyWebhook({ headers: { ...one.headers, [name]: changed }, body: one.body }, SECRET),
        );
      }
    }
    const { "svix-id": id = "" } = other.headers;
    await refusal(verifyWebhook({ headers: { ...one.headers, "svix-id": id }, body: one.body }, SECRET));
  });

  it("whatever is sent, nothing but the typed error is thrown", () =>
    fc.assert(
      fc.asyncProperty(
        fc.record({
          id: fc.string({ unit: "binary" }),
          timestamp: fc.oneof(fc.string(), fc.constant(String(Math.floor(Date.now() / 1000)))),
          signature: fc.string({ unit: "binary" }),
        }),
        fc.oneof(fc.string({ unit: "binary" }), fc.uint8Array(), fc.json()),
        async ({ id, timestamp, signature }, body) => {
          const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature };
          await refusal(verifyWebhook({ headers, body }, SECRET));
        },
      ),
      { ...SEED, numRuns: 500 },
    ));

  it("signed or not, any JSON is an event or the typed error", () =>
    fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.json().map((data) => `{"type":"customer.x","data":${data}}`),
        ),
        async (body) => {
          await refusal(verifyWebhook(await signWebhook(body, SECRET), SECRET));
        },
      ),
      { ...SEED, numRuns: 300 },
    ));
});
