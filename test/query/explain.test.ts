import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { englishExplanation, explain, parse } from "@pivotal/sdk/store";
import { fields, typedText } from "./generated.ts";

describe("saying what a query asks for", () => {
  for (const [text, said] of [
    ["", "All customers."],
    ["status: &", "All customers."],
    ["willow", "Customers mentioning “willow”."],
    ['willow -"pet shop"', "Customers mentioning “willow” and not mentioning “pet shop”."],
    ["status:active,at_risk", "Customers whose status is active or at risk."],
    ["-plan:Pro", "Customers whose plan is not Pro."],
    ["name:a,b -domain:c", "Customers whose name mentions “a” or “b” and whose domain does not mention “c”."],
    ["health:<40", "Customers whose health is below 40."],
    ["mrr:>=1,000", "Customers whose MRR is at least 1000."],
    ["health:40..69", "Customers whose health is from 40 to 69."],
    ["created:2026-01..2026-03", "Customers created from 2026-01 to 2026-03."],
    ["created:2026,2026-01-05", "Customers created in 2026 or on 2026-01-05."],
    ["-created:<=2026-01", "Customers not created up to 2026-01."],
    ["updated:>7d", "Customers updated more than 7 days ago."],
    ["updated:<1w", "Customers updated in the last 1 week."],
    ["renewal:<+30d", "Customers whose renewal is in the next 30 days."],
    ["renewal:>+1m", "Customers whose renewal is more than 1 month from now."],
    ["updated:7d..30d", "Customers updated from 7d to 30d."],
    ["created:today", "Customers created today."],
    ["is:frozen,churned", "Customers that are frozen or churned."],
    ["-is:paused", "Customers that are not paused."],
    ["has:primary no:owner,plan", "Customers with a primary contact and without owner or plan."],
    ["-no:owner", "Customers with owner."],
    ["owner:me", "Customers whose owner is me."],
    ["health:abc is:nonsense x", "Customers mentioning “x”."],
    ["segment:smb seats:>4", "Customers whose segment is SMB and whose seats is above 4."],
  ] as const) {
    it(`of ${text || "nothing"}`, () => assert.equal(explain(parse(text, fields)), said));
  }

  it("can say it in other words", () => {
    const german = {
      ...englishExplanation,
      sentence: (clauses: readonly string[]) => `Kunden, ${clauses.join(" und ")}.`,
      word: (text: string) => `die „${text}“ nennen`,
    };
    assert.equal(explain(parse("willow"), german), "Kunden, die „willow“ nennen.");
  });

  it("says one sentence of any text", () => {
    fc.assert(
      fc.property(typedText, (text) =>
        assert.match(explain(parse(text, fields)), /^(Customers .*|All customers)\.$/s),
      ),
    );
  });
});
