import { describe, it } from "node:test";
import assert from "node:assert/strict";
import fc from "fast-check";
import { ar } from "../../packages/elements/src/languages/ar/words.ts";
import { de } from "../../packages/elements/src/languages/de/words.ts";
import { es } from "../../packages/elements/src/languages/es/words.ts";
import { fr } from "../../packages/elements/src/languages/fr/words.ts";
import { ja } from "../../packages/elements/src/languages/ja/words.ts";
import { languageCodes } from "../../scripts/lib/languages.mjs";
import { english, wordsOf } from "../support/english.ts";
import { givenFor } from "../support/say.ts";

const languages = { ar, de, es, fr, ja };

type Sentence = (...given: unknown[]) => unknown;
const texts = (said: unknown): string[] => (Array.isArray(said) ? said : [said]) as string[];
const isText = (said: unknown): boolean =>
  typeof said === "string" && said !== "" && !/undefined|\[object|NaN|=>|\$\{/.test(said);

it("every language that is published is among those tested here", () => {
  assert.deepEqual(Object.keys(languages), languageCodes.toSorted());
});

for (const [code, language] of Object.entries(languages)) {
  const words = wordsOf(language);
  const { format } = new Intl.NumberFormat(code);
  /** Sentences with the English form of each. */
  const sentences = [...english].flatMap(([path, own]) =>
    typeof own === "function" ? [{ path, own, said: words.get(path) as unknown as Sentence }] : [],
  );

  describe(`the words in ${code}`, () => {
    it("are there for every English one, none of them empty", () => {
      assert.deepEqual(
        [...english.keys()].filter((path) => !words.has(path)),
        [],
      );
      assert.deepEqual(
        [...words].filter(([, word]) => typeof word === "string" && word.trim() === ""),
        [],
      );
    });

    it("say whole sentences for any count, with the number in them from 3 on", () => {
      const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 3_000_000 }));
      fc.assert(
        fc.property(fc.tuple(count, count), (numbers) => {
          for (const { path, own, said } of sentences) {
            const { values, counts } = givenFor(own, format, numbers);
            const spoken = texts(said(...values));
            assert.ok(spoken.every(isText), `${path}(${values.join(", ")}) says ${spoken.join()}`);
            const inEnglish = texts((own as unknown as Sentence)(...values)).join(" ");
            for (const { text, n } of counts) {
              if (n > 2 && inEnglish.includes(text))
                assert.ok(spoken.join(" ").includes(text), `${path}: ${text} is not in ${spoken.join()}`);
            }
          }
        }),
        { numRuns: 40 },
      );
    });

    it("keep every value that the English sentence shows", () => {
      for (const { path, own, said } of sentences) {
        const { values } = givenFor(own, format, [5]);
        const spoken = texts(said(...values)).join(" ");
        const inEnglish = texts((own as unknown as Sentence)(...values)).join(" ");
        for (const value of values) {
          if (typeof value !== "string" || !value.startsWith("value") || !inEnglish.includes(value)) continue;
          assert.ok(spoken.includes(value), `${path} loses ${value}: ${spoken}`);
        }
      }
    });
  });
}

describe("the plural", () => {
  const forms = (count: (text: string, n: number) => string, code: string, numbers: number[]) =>
    numbers.map((n) => count(new Intl.NumberFormat(code).format(n), n).replace(/[\p{N}٬.,\u202f]+/gu, "#"));

  it("has in Arabic another form for one, two, few and many, and none of them for a hundred", () => {
    const said = forms(ar.contacts.count, "ar", [1, 2, 3, 11, 100]);
    assert.equal(new Set(said.slice(0, 3)).size, 3);
    const days = forms(ar.risk.facts.quiet, "ar", [0, 1, 2, 3, 11, 100]);
    assert.equal(new Set(days.slice(1, 5)).size, 4);
    assert.equal(days[0], days[5]);
  });

  it("has in German, French and Spanish one for one and another for more, and in Japanese the same for all", () => {
    for (const [language, code] of [
      [de, "de"],
      [fr, "fr"],
      [es, "es"],
    ] as const) {
      const [one, two, many] = forms(language.contacts.count, code, [1, 2, 9]);
      assert.notEqual(one, two);
      assert.equal(two, many);
    }
    assert.equal(new Set(forms(ja.contacts.count, "ja", [1, 2, 11, 100])).size, 1);
  });
});
