import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { PivotalApi, type PastedContact } from "@pivotal/sdk";
import { readPastedContacts } from "@pivotal/sdk/store/record";

const values = ({ name, email, title, phone }: PastedContact) => [name, email, title, phone];
const rowsOf = (text: string) => readPastedContacts(text).rows.map(values);
const problemsOf = (text: string) =>
  readPastedContacts(text).rows.map(({ problems }) => problems.map(({ code }) => code).join(" "));

describe("pasted contacts", () => {
  it("are one a line: name, email, title and phone", () => {
    assert.deepEqual(
      rowsOf("Ada Park, ADA@aurora.example, CEO, +1 555 123 4567\n\nBo Lind,bo@aurora.example"),
      [
        ["Ada Park", "ada@aurora.example", "CEO", "+1 555 123 4567"],
        ["Bo Lind", "bo@aurora.example", "", ""],
      ],
    );
  });

  it("honour CSV's quotes", () => {
    assert.deepEqual(
      rowsOf('"Park, Ada",ada@aurora.example,"VP ""Growth"", EMEA"\r\n"Lind,\nBo";bo@aurora.example'),
      [
        ["Park, Ada", "ada@aurora.example", 'VP "Growth", EMEA', ""],
        ["Lind, Bo", "bo@aurora.example", "", ""],
      ],
    );
  });

  it("come from a spreadsheet, whose cells hold commas", () => {
    assert.deepEqual(rowsOf("Park, Ada\tada@aurora.example\tVP, Growth\t555-1234"), [
      ["Park, Ada", "ada@aurora.example", "VP, Growth", "555-1234"],
    ]);
  });

  it("come from a mail program, one a line or all on one", () => {
    assert.deepEqual(
      rowsOf('Ada Park <ada@aurora.example>\n"Lind, Bo" <bo@aurora.example>\nCy <cy@a.example>, CTO'),
      [
        ["Ada Park", "ada@aurora.example", "", ""],
        ["Lind, Bo", "bo@aurora.example", "", ""],
        ["Cy", "cy@a.example", "CTO", ""],
      ],
    );
    assert.deepEqual(rowsOf("Ada <ada@a.example>; Bo <bo@a.example>; cy@a.example"), [
      ["Ada", "ada@a.example", "", ""],
      ["Bo", "bo@a.example", "", ""],
      ["", "cy@a.example", "", ""],
    ]);
  });

  it("follow the order that a header names", () => {
    const { header, rows } = readPastedContacts(
      "E-Mail;Last name;First name;Job Title;Team\nada@a.example;Park;Ada;CEO;Blue",
    );
    assert.deepEqual(header, { line: 1, text: "E-Mail;Last name;First name;Job Title;Team" });
    assert.deepEqual(rows.map(values), [["Ada Park", "ada@a.example", "CEO", ""]]);
    assert.deepEqual(rows[0]?.unplaced, ["Blue"]);
    assert.equal(rows[0]?.line, 2);
  });

  it("find the e-mail and the phone where they stand elsewhere", () => {
    assert.deepEqual(rowsOf("ada@a.example, Ada Park, CEO\nBo Lind, +44 20 7946 0000, bo@a.example, CTO"), [
      ["Ada Park", "ada@a.example", "CEO", ""],
      ["Bo Lind", "bo@a.example", "CTO", "+44 20 7946 0000"],
    ]);
  });

  it("say of each line what stands against adding it", () => {
    assert.deepEqual(
      problemsOf(
        [
          "Ada, ada@a.example",
          "bo@a.example",
          "Cy",
          "Di, di(at)a.example",
          "Ed, ed@nowhere",
          "Ada Again, ADA@a.example",
          "Fay, fay@a.example, CEO, 555 123 4567, more",
        ].join("\n"),
      ),
      ["", "missing_name", "missing_email", "invalid_email", "invalid_email", "duplicate", "unplaced"],
    );
    const { rows } = readPastedContacts("A, a@x.example\nB, b@x.example\nC, a@x.example", {
      taken: ["B@X.example"],
    });
    assert.deepEqual(
      rows.map(({ problems, ready }) => [problems, ready]),
      [
        [[], true],
        [[{ code: "taken" }], false],
        [[{ code: "duplicate", line: 1 }], false],
      ],
    );
  });

  it("keep a quote that was never closed in its own line", () => {
    const { rows } = readPastedContacts('"Ada, ada@a.example\nBo, bo@a.example\nCy "C", cy@a.example');
    assert.deepEqual(
      rows.map(({ line, name, ready }) => [line, name, ready]),
      [
        [1, '"Ada', true],
        [2, "Bo", true],
        [3, 'Cy "C"', true],
      ],
    );
    assert.deepEqual(rows[0]?.problems, [{ code: "quote" }]);
  });

  it("are read by the client too, which sends nothing", async () => {
    const client = new PivotalApi({
      baseUrl: "https://nowhere.invalid",
      fetch: () => Promise.reject(new Error("nothing is sent")),
    });
    const { rows } = await client.contacts.paste("Ada, ada@a.example", { taken: ["ada@a.example"] });
    assert.deepEqual(rows[0]?.problems, [{ code: "taken" }]);
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ...'",;\t\n\r <>@"\'',
        "a@b.example",
        "Ada",
        "name",
        "email",
        "\r\n",
        '""',
        "\u2028",
        "\ufeff",
        "mailto:",
        "+1 555 123",
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
);

const split = (text: string) =>
  text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .split("\n");

describe("any pasted text", () => {
  it("is read without an error, and no line of it is lost", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { rows, header } = readPastedContacts(text);
        const held = new Map<number, string>();
        for (const { line, text: own } of [...(header ? [header] : []), ...rows])
          own.split("\n").forEach((part, at) => held.set(line + at, part));
        split(text).forEach((line, at) => {
          if (line.trim() !== "") assert.equal(held.get(at + 1), line);
        });
      }),
      { numRuns: 5_000 },
    );
  });

  it("loses no word of a line: each is in a field, or named as having none", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("ada", "a@b.example", "ceo", "555 123 456", "x"), {
          minLength: 1,
          maxLength: 7,
        }),
        (cells) => {
          const { rows } = readPastedContacts(cells.join("\t"));
          const found = rows.flatMap(({ unplaced, ...row }) => [
            ...values({ unplaced, ...row }),
            ...unplaced,
          ]);
          assert.deepEqual(found.filter(Boolean).sort(), [...cells].sort());
        },
      ),
    );
  });

  it("gives back what was written as CSV or copied from cells", () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z ,;"'\t]{0,11}[a-z]$/);
    const person = fc.record({ name: word, title: word, at: fc.nat(1_000_000) });
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: ({ at }) => at, maxLength: 8 }), (people) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = people.map(({ name, title, at }) => `${quoted(name)},p${at}@a.example,${quoted(title)}`);
        const tidy = (value: string) => value.replace(/\s+/g, " ").trim();
        assert.deepEqual(
          rowsOf(text.join("\r\n")),
          people.map(({ name, title, at }) => [tidy(name), `p${at}@a.example`, tidy(title), ""]),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes no longer than its length", () => {
    for (const piece of ['"', "<", " ", "@", '"a\n', ",", "<a@", "a <"]) {
      const text = piece.repeat(200_000 / piece.length);
      const begun = performance.now();
      readPastedContacts(text);
      assert.ok(performance.now() - begun < 10_000, JSON.stringify(piece));
    }
  });
});
