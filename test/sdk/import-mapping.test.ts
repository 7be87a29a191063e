import assert from "node:assert/strict";
import { describe, it, mock } from "node:test";
import { openImport, type ImportEntry } from "../../packages/sdk/src/import/records.ts";
import type { ImportMap } from "../../packages/sdk/src/import/mapping.ts";
import type { ImportSource } from "../../packages/sdk/src/import/source.ts";

async function entries(source: ImportSource, map?: ImportMap) {
  const found: ImportEntry[] = [];
  for await (const entry of (await openImport(source, map)).entries) found.push(entry);
  return found;
}

/** The bodies, or the reason where there is none. */
async function bodies(source: ImportSource, map?: ImportMap) {
  return (await entries(source, map)).map((entry) => entry.reason ?? entry.body);
}

describe("mapping columns to fields", () => {
  it("recognises the wire's names and the obvious other ones", async () => {
    const text =
      "Company Name,Website,Status,MRR,Monthly orders,HubSpot ID,Stripe Customer ID,Tags,metadata.symbol,custom_fields.tier,Founded\n" +
      "Aurora,https://www.Aurora.example/about,At risk,4900,12,h1,cus_1,vip; beta,AUR,gold,1999";
    assert.deepEqual(await bodies(text), [
      {
        custom_fields: { tier: "gold" },
        domain: "aurora.example",
        hubspot_company_id: "h1",
        metadata: { symbol: "AUR" },
        monthly_orders: 12,
        mrr: 4900,
        name: "Aurora",
        slug: "aurora",
        status: "at_risk",
        stripe_customer_id: "cus_1",
        tags: ["vip", "beta"],
      },
    ]);
  });

  it("takes the wire's own name before another that means the same", async () => {
    assert.deepEqual(await bodies("company,name\nWrong,Right"), [{ name: "Right", slug: "right" }]);
  });

  it("follows the map, and keeps recognising the columns that it does not name", async () => {
    const text = "Symbol,Security,Plan\nMMM,3M,pro";
    assert.deepEqual(await bodies(text, { name: "Security", "metadata.symbol": "Symbol" }), [
      { metadata: { symbol: "MMM" }, name: "3M", plan: "pro", slug: "3m" },
    ]);
    assert.deepEqual(await bodies(text, { plan: null }), [{ name: "3M", slug: "3m" }]);
  });

  it("refuses a map that names an unknown field or column, before anything is read", async () => {
    await assert.rejects(
      entries("name\nAurora", { nme: "name" } as ImportMap),
      /cannot fill the field "nme"/,
    );
    await assert.rejects(
      entries("name\nAurora", { plan: "Tier" }),
      /no column "Tier"; the columns are: name/,
    );
    await assert.rejects(
      entries("title,x\nAurora,1"),
      /No column is known to hold the name: map one of title, x/,
    );
    await assert.rejects(entries("name,name\nAurora,Borealis"), /"name" is there twice/);
    await assert.rejects(entries(""), /source is empty/);
    await assert.rejects(entries(new Uint8Array([0xff, 0xfe, 0x6e, 0])), /it is not UTF-8/);
  });

  it("lets go of the source when it refuses it", async () => {
    let released = false;
    const source = new ReadableStream({
      pull: (controller) => controller.enqueue("title\n"),
      cancel: () => void (released = true),
    });
    await assert.rejects(entries(source));
    assert.equal(released, true);
  });

  it("leaves a field out when its cell is empty", async () => {
    assert.deepEqual(await bodies("name,plan,mrr\nAurora,, "), [{ name: "Aurora", slug: "aurora" }]);
  });

  it("names the field of a value that is not valid, and never the value", async () => {
    const text = [
      "name,mrr,domain,metadata",
      ",1,,",
      "Secret,12.50,,",
      'Secret,"1,200",,',
      "Secret,1,n/a,",
      "Secret,1,someone@secret.example,",
      "Secret,1,javascript:alert(1),",
      "Secret,1,,[1]",
      "Secret,1",
    ].join("\n");
    const found = await entries(text);
    assert.deepEqual(
      found.map(({ line, reason }) => `${line} ${reason}`),
      [
        "2 name is missing",
        "3 mrr is not a whole number (of the currency's minor unit)",
        "4 mrr is not a whole number (of the currency's minor unit)",
        "5 domain is not a host name",
        "6 domain is not a host name",
        "7 domain is not a host name",
        "8 metadata is not a JSON object",
        "9 2 columns instead of 4",
      ],
    );
  });

  it("takes records as they are, each with its own columns, numbered from 1", async () => {
    const records = [
      { name: "Aurora", mrr: 4900, tags: ["vip"], metadata: { a: [1] } },
      { company: "Borealis", website: "borealis.example" },
      { name: "Corona", mrr: "much" },
      { plan: "pro" },
    ];
    const found = await entries(records);
    assert.deepEqual(
      found.map((entry) => entry.reason ?? entry.body),
      [
        { metadata: { a: [1] }, mrr: 4900, name: "Aurora", slug: "aurora", tags: ["vip"] },
        { domain: "borealis.example", name: "Borealis", slug: "borealis" },
        "mrr is not a whole number (of the currency's minor unit)",
        "name is missing",
      ],
    );
    assert.deepEqual(
      found.map(({ line }) => line),
      [1, 2, 3, 4],
    );
  });

  it("lets a function make the body and reports the records where it fails, without their content", async () => {
    const text = "title,kind\nAurora,a\nSecret,throws\nCorona,bad";
    const map: ImportMap = (record, line) => {
      if (record.kind === "throws") throw new RangeError(`no ${String(record.title)}`);
      return { name: String(record.title), mrr: record.kind === "bad" ? 0.5 : line };
    };
    assert.deepEqual(await bodies(text, map), [
      { mrr: 2, name: "Aurora", slug: "aurora" },
      "the map function threw RangeError",
      "mrr is not valid (invalid_type)",
    ]);
  });

  it("reads text, bytes, blobs, streams and iterables alike", async () => {
    const text = "name\nAurora\nBorealis";
    const bytes = new TextEncoder().encode(text);
    const sources: ImportSource[] = [
      bytes,
      new Blob([text]),
      new Blob([text]).stream(),
      ["na", "me\nAur", "ora\nBorealis"],
      (async function* () {
        for (const byte of bytes) yield Uint8Array.of(byte);
      })(),
    ];
    const expected = await entries(text);
    for (const source of sources) assert.deepEqual(await entries(source), expected);
    await assert.rejects(entries(["name\n", { name: "Aurora" }]), /either CSV text or records/);
  });
});

describe("telling records apart", () => {
  it("derives the same ASCII slug in every run, and keeps names that lose letters apart", async () => {
    const names = ["A. O. Smith", "Crédit Agricole", "Łódź Straße", "株式会社", "有限会社", "AT&T", "---"];
    const slugs = (await bodies(names.map((name) => ({ name })))).map(
      (body) => (body as { slug: string }).slug,
    );
    assert.deepEqual(slugs.slice(0, 3), ["a-o-smith", "credit-agricole", "lodz-strasse"]);
    assert.match(slugs[3] ?? "", /^customer-[0-9a-f]{8}$/);
    assert.notEqual(slugs[3], slugs[4]);
    assert.equal(slugs[5], "at-t");
    assert.match(slugs[6] ?? "", /^customer-[0-9a-f]{8}$/);
    const [long] = await bodies([{ name: "x".repeat(1000) }]);
    assert.equal((long as { slug: string }).slug.length, 80);
  });

  it("gives a record the same key in any file, at any place, with its columns in any order", async () => {
    const [one] = await entries("name,plan\nAurora,pro");
    const [, two] = await entries("plan,name\nfree,Borealis\npro,Aurora");
    const [other] = await entries("name,plan\nAurora,free");
    assert.ok(one && "key" in one && two && "key" in two && other && "key" in other);
    assert.equal(one.key, two.key);
    assert.equal(JSON.stringify(one.body), JSON.stringify(two.body));
    assert.match(one.key, /^import-[0-9a-f]{64}$/);
    assert.notEqual(one.key, other.key);
    const [ab] = await entries("name\nAurora", () => ({
      name: "Aurora",
      metadata: { a: 1, b: { c: 1, d: [2, 1] } },
    }));
    const [ba] = await entries("name\nAurora", () => ({
      metadata: { b: { d: [2, 1], c: 1 }, a: 1 },
      name: "Aurora",
    }));
    assert.deepEqual(JSON.stringify(ab), JSON.stringify(ba));
  });

  it("gives different companies of one name different slugs, of their content and not of their place", async () => {
    const rows = ["Delta,delta.example", "DELTA!,delta-two.example", "Delta,delta-three.example"];
    const slugs = async (order: string[]) => {
      const found = await bodies(["name,domain", ...order].join("\n"));
      return new Map(
        found.map((body) => [(body as { domain: string }).domain, (body as { slug: string }).slug]),
      );
    };
    const first = await slugs(rows);
    assert.equal(new Set(first.values()).size, 3);
    assert.equal(first.get("delta.example"), "delta");
    assert.match(first.get("delta-two.example") ?? "", /^delta-[0-9a-f]{8}$/);
    const keys = (await entries(["name,domain", ...rows.slice(0, 2)].join("\n"))).map(
      (entry) => "key" in entry && entry.key,
    );
    const [alone] = await entries(`name,domain\n${rows[1]}`);
    assert.notEqual(keys[1], alone && "key" in alone && alone.key);
    const again = await slugs([rows[0] ?? "", rows[2] ?? "", rows[1] ?? ""]);
    assert.deepEqual([...again].sort(), [...first].sort());
  });

  it("reports a row that is there twice instead of merging it", async () => {
    const found = await bodies("name,plan\nAurora,pro\nBorealis,pro\n Aurora ,pro\n");
    assert.deepEqual(found[2], "the same as line 2");
  });

  it("says what is missing on an insecure page, where browsers do not hash", async () => {
    const subtle = mock.getter(Crypto.prototype, "subtle", () => undefined as unknown as SubtleCrypto);
    try {
      await assert.rejects(entries("name\nAurora"), /serve the page over HTTPS/);
    } finally {
      subtle.mock.restore();
    }
  });

  it("reports a slug that an earlier line has", async () => {
    const found = await bodies("name,slug\nAurora,aurora\nAnother,aurora\nAurora,");
    assert.equal(found[1], "slug is that of line 2");
    assert.match((found[2] as { slug: string }).slug, /^aurora-[0-9a-f]{8}$/);
  });
});
