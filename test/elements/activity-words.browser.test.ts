import { expect, waitUntil } from "@open-wc/testing";
import type { ActivityRow } from "@pivotal/sdk";
import { entries, given, ID, PATIENCE, sentences, show, untilEntries } from "../support/activity.ts";
import { shadowText, untilText } from "../support/mount.ts";

describe("the sentences", () => {
  const cases: [string, Partial<ActivityRow>, string][] = [
    ["a field that is set", { field: "plan", old_value: null }, "Ada Park set the plan fromnonetogrowth"],
    ["a field that is cleared", { new_value: null }, "Ada Park cleared the plan fromstartertonone"],
    [
      "money",
      { field: "mrr", old_value: 120000, new_value: 250050 },
      "Ada Park changed the MRR from1,200.00to2,500.50",
    ],
    [
      "tags",
      { field: "tags", old_value: ["a", "b"], new_value: ["b", "c", "d"] },
      "Ada Park added the tags c and d and removed the tag a",
    ],
    [
      "a custom field",
      { field: "custom_fields.sales_region", old_value: "EMEA", new_value: "APAC" },
      "Ada Park changed the sales region fromEMEAtoAPAC",
    ],
    [
      "a status",
      { event_type: "customer.status_changed", field: "status", old_value: "active", new_value: "at_risk" },
      "Ada Park changed the status fromActivetoAt risk",
    ],
    [
      "the reason of a status",
      {
        field: "metadata",
        old_value: {},
        new_value: { status_reason: { status: "at_risk", reason: "Champion left" } },
      },
      "Ada Park gave the reason for At risk Champion left",
    ],
    [
      "a drop of the score",
      {
        actor: "Pi",
        actor_type: "pi",
        event_type: "customer.health_score_dropped",
        field: "health_score",
        old_value: 80,
        new_value: 61,
      },
      "Pi saw the health score drop by 19 from80to61",
    ],
    [
      "a change of bucket",
      {
        event_type: "customer.health_bucket_changed",
        field: "health_bucket",
        old_value: "healthy",
        new_value: "watch",
      },
      "Ada Park saw the health level change fromHealthytoWatch",
    ],
    [
      "a moved onboarding",
      {
        event_type: "onboarding.phase_moved",
        field: "phase",
        old_value: "review",
        new_value: "program_buildout",
      },
      "Ada Park moved an onboarding fromReviewtoProgram buildout",
    ],
    [
      "a paused onboarding",
      { event_type: "onboarding.field_changed", field: "state", old_value: "active", new_value: "paused" },
      "Ada Park paused an onboarding",
    ],
    [
      "a task",
      { event_type: "task.completed", field: null, old_value: null, new_value: "Send feed" },
      "Ada Park completed the task Send feed",
    ],
    [
      "a comment",
      {
        actor: "Bo",
        actor_type: "contact",
        event_type: "comment.added",
        field: null,
        old_value: null,
        new_value: "On Friday.",
      },
      "Bo (contact) commented On Friday.",
    ],
    [
      "a win-back",
      { field: "won_back_at", old_value: null, new_value: "2026-11-01T10:00:00Z" },
      "Ada Park won the customer back",
    ],
    [
      "an API key",
      { actor: "Nightly sync", actor_type: "api_key" },
      "Nightly sync (API key) changed the plan fromstartertogrowth",
    ],
    [
      "a type that is not known here",
      { event_type: "invoice.over_due", field: "amount", old_value: 1, new_value: { by: 2 } },
      'Ada Park Invoice over due: amount from1to{"by":2}',
    ],
    [
      "a contact that was removed",
      { event_type: "contact.added", field: null, old_value: null, new_value: "removed contact" },
      "Ada Park added the contact removed contact",
    ],
  ];
  for (const [what, event, sentence] of cases) {
    it(`tell ${what}`, async () => {
      const element = await given(event);
      expect(sentences(element)).to.deep.equal([sentence]);
    });
  }

  it("name the owner where the server names people", async () => {
    const { element, client, provider } = await show();
    const { data } = await client.members.list({ limit: 2 });
    await untilEntries(element);
    await provider.store?.updateCustomer(ID, { owner: data[1]?.id ?? "" });
    await untilText(element, data[1]?.name ?? "?");
    await waitUntil(
      () => sentences(element)[0]?.includes(`to${data[1]?.name}`),
      "the name stands for the id",
      PATIENCE,
    );
  });

  it("call a removed contact so, whoever it was", async () => {
    const element = await given({
      actor: "removed contact",
      actor_type: "contact",
      event_type: "comment.added",
      new_value: "Hi",
    });
    expect(sentences(element)[0]).to.equal("removed contact commented Hi");
  });

  it("show hostile text as text", async () => {
    const evil = "<img src=x onerror=alert(1)>\u202e";
    const element = await given({ actor: evil, old_value: evil, new_value: "x".repeat(5_000) });
    expect(element.shadowRoot?.querySelector("img")).to.equal(null);
    expect(shadowText(element)).to.include(evil);
    expect(element.shadowRoot?.querySelector("ins summary")?.textContent).to.have.length.below(400);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
  });
});

describe("times in the history", () => {
  it("are exact on hover and for the keyboard's place", async () => {
    const element = await given({ timestamp: "2026-01-05T10:00:00Z" });
    const [entry] = entries(element);
    const exact = entry?.querySelector<HTMLElement>(".exact");
    if (!entry || !exact) throw new Error("no entry");
    expect(getComputedStyle(exact).visibility).to.equal("hidden");
    entry.focus();
    expect(entry.matches(":focus-visible")).to.equal(true);
    expect(getComputedStyle(exact).visibility).to.equal("visible");
    expect(exact.textContent).to.include("2026");
  });
});
