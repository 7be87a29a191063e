import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { Backend } from "@pivotal/mocks";
import { openDesk, type OpenDesk } from "../support/desk.ts";
import { readCsv } from "../support/rfc4180.ts";
import { walkedIn } from "../support/walk.ts";

let desk: OpenDesk;
let backend: Backend;

before(async () => {
  desk = await openDesk({ rateLimit: 6000 });
  ({ backend } = desk.service);
});
after(() => desk.close());

const walked = walkedIn(() => desk);

const rowOf = (id: number) => backend.db.customer(String(id)) ?? assert.fail(`no customer ${id}`);
const historyOf = (id: number) => backend.db.history.get(id) ?? [];
const changesOf = (id: number, field: string) =>
  historyOf(id)
    .filter((row) => row.field === field)
    .map(({ old_value, new_value }) => [old_value, new_value]);
const contactsOf = (id: number) => backend.db.contactsOf(id);
const list = "pv-customer-list";
const record = "pv-customer";

describe("the stories of customers, walked in the desk", { timeout: 240_000 }, () => {
  it(
    "finds a customer by name, by a contact's e-mail, by field and value, by filters kept as a view, and by its link",
    walked("ana", "1-finding", async (walk, writes, page) => {
      const vega = backend.add.customer({ name: "Vega Zithers", plan: "scale", status: "at_risk" });
      const lyra = backend.add.customer({ name: "Lyra Zithers", plan: "scale" });
      backend.add.customer({ name: "Altair Zithers", plan: "growth" });
      backend.add.contact(vega.id, { name: "Pim Oss", email: "pim@vega-zithers.example" });
      await walk.goto("/tickets/1042");
      for (const [typed, found] of [
        ["vega zith", vega],
        ["pim@vega-zithers", vega],
        ["status:active plan:scale lyra", lyra],
      ] as const) {
        await walk.waits("pv-search >>> button");
        await walk.press("Control+k");
        await walk.waits("pv-search >>> dialog[open]");
        await page.keyboard.type(typed);
        await walk.waits(`pv-search >>> [aria-selected=true]::-p-text(${found.name})`);
        await walk.picture(`search-${found.display_id}-${typed.length}`);
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
        assert.equal(page.url(), `${desk.host.url}/customers/${found.display_id}`);
        // Contacts are found where they have been seen.
        await walk.open("Contacts");
        await walk.waits("pv-customer >>> pv-contacts >>> .head .add");
        if (found === vega) await walk.reads("Pim Oss", record);
      }
      await walk.goto("/customers");
      await walk.waits(`${list} >>> [data-row='0'] a`);
      await page.type(`${list} >>> input[role=combobox]`, "zithers");
      await walk.lists("Vega Zithers", "Lyra Zithers", "Altair Zithers");
      await walk.clickOn(`${list} >>> .filter[data-field=plan]`);
      await walk.clickOn(`${list} >>> input[data-field=plan][value=scale]`);
      await walk.lists("Vega Zithers", "Lyra Zithers");
      await walk.press("Escape");
      await walk.clickOn(`${list} >>> .filter[data-field=status]`);
      await walk.clickOn(`${list} >>> input[data-field=status][value=at_risk]`);
      await walk.press("Escape");
      await walk.lists("Vega Zithers");
      await walk.clickOn(`${list} >>> pv-customer-views >>> button`);
      await walk.click("menuitem", "Save as new view…");
      await walk.fill("Name", "Zithers at risk");
      await walk.click("button", "Save view");
      await walk.until(() => backend.db.views.size > 0, "the view is saved");
      await walk.picture("view");
      await walk.goto("/customers");
      await walk.waits(`${list} >>> [data-row='5'] a`);
      await walk.clickOn(`${list} >>> pv-customer-views >>> button`);
      await walk.click("menuitemradio", "Zithers at risk");
      await walk.lists("Vega Zithers");
      assert.deepEqual(writes(), ["POST /views"]);
      await walk.goto("/customers/42-anything");
      await walk.reads("#42", record);
    }),
  );

  it(
    "adds a customer once, from a pasted address, warned of the one that has its domain",
    walked("ana", "2-adding", async (walk, writes, page) => {
      backend.add.customer({ name: "First Quay", domain: "quay.example" });
      await walk.goto("/customers");
      await walk.waits(`${list} >>> ::-p-text(First Quay)`);
      await walk.click("button", "Add customer");
      await walk.fill("Name", "Second Quay");
      await walk.fill("Domain", "https://www.quay.example/about?x=1");
      await page.keyboard.press("Tab");
      await walk.reads("1 customer already has this domain", "pv-customer-form");
      await walk.fill("Plan", "growth", "combobox");
      await walk.picture("drawer");
      const add = await walk.waits("pv-customer-form >>> .foot .main");
      await Promise.all([page.waitForNavigation(), add?.click({ count: 2 })]);
      const last = rowOf(backend.db.customers.last);
      assert.equal(page.url(), `${desk.host.url}/customers/${last.display_id}`);
      await walk.reads("Second Quay", record);
      await walk.reads("Imani Castellan", record);
      const { name, domain, plan } = last;
      assert.deepEqual([name, domain, plan], ["Second Quay", "quay.example", "growth"]);
      assert.deepEqual(writes(), ["POST /customers"]);
    }),
  );

  it(
    "edits where a field stands: saved on leaving it, restored by Escape, told in the history, warned of what a CRM owns",
    walked("ana", "3-editing", async (walk, writes, page) => {
      const { display_id } = backend.add.customer({
        name: "Edit Works",
        plan: "starter",
        monthly_orders: 10,
        field_sources: { plan: "stripe" },
      });
      await walk.goto(`/customers/${display_id}`);
      await walk.click("button", "Monthly orders: 10. Edit");
      await walk.fill("Monthly orders of Edit Works", "25");
      await page.keyboard.press("Tab");
      await walk.sees("button", "Monthly orders: 25. Edit");
      await walk.until(() => rowOf(display_id).monthly_orders === 25, "saved on blur");
      await walk.click("button", "Monthly orders: 25. Edit");
      await walk.fill("Monthly orders of Edit Works", "99");
      await walk.press("Escape");
      await walk.sees("button", "Monthly orders: 25. Edit");
      await walk.click("button", "Plan: starter. Edit");
      await walk.reads("Stripe owns this field. Its next sync will overwrite what you save.", record);
      await walk.picture("owned");
      await walk.fill("Plan of Edit Works", "growth", "combobox");
      await walk.press("Control+Enter");
      await walk.sees("button", "Plan: growth. Edit");
      await walk.until(() => rowOf(display_id).plan === "growth", "saved by keys");
      assert.deepEqual(changesOf(display_id, "monthly_orders"), [[10, 25]]);
      assert.deepEqual(changesOf(display_id, "plan"), [["starter", "growth"]]);
      assert.deepEqual(writes(), ["PATCH /customers", "PATCH /customers"]);
      await walk.open("Activity");
      await walk.reads("growth", record);
      await walk.reads("starter", record);
      await walk.picture("history");
    }),
  );

  it(
    "tells how healthy a customer is, of what, and what would move it",
    walked("ana", "4-health", async (walk, writes) => {
      await walk.goto("/customers/42");
      await walk.open("Health");
      await walk.reads("What would move it most", record);
      await walk.clickOn("pv-customer >>> pv-health-score >>> .signal summary");
      await walk.reads("counts 30%", record);
      for (const signal of ["Recent activity", "Task health", "Contract size", "Support load"])
        await walk.reads(signal, record);
      const pill = await walk.waits("pv-customer >>> pv-health-score >>> [part=pill]");
      const shown = await pill?.evaluate((element) => element.textContent?.replace(/\s+/g, " ").trim());
      assert.match(shown ?? "", /^\d+\s?(Healthy|Watch)$/);
      await walk.picture("signals");
      assert.deepEqual(writes(), []);
    }),
  );

  it(
    "sets a customer at risk, churns it with its consequences in view, and wins it back with one onboarding",
    walked("ana", "5-status", async (walk, writes) => {
      const { display_id, id } = backend.add.customer({ name: "Status Mills", health: [74, 72] });
      const on = [1, 2].map(() => backend.add.onboarding(id, { phase: "review" }));
      await walk.goto(`/customers/${display_id}`);
      await walk.click("button", "Status: Active");
      await walk.clickOn("pv-customer >>> [role=menuitemradio]::-p-text(At risk)");
      await walk.fill("Reason (optional)", "Silent since May");
      await walk.click("button", "Mark as at risk");
      await walk.until(() => rowOf(display_id).status === "at_risk", "at risk");
      await walk.reads("Silent since May", record);
      await walk.click("button", "Status: At risk");
      await walk.clickOn("pv-customer >>> [role=menuitemradio]::-p-text(Churned)");
      await walk.reads("2 onboardings pause:", record);
      await walk.reads("The health score freezes at", record);
      assert.equal(rowOf(display_id).status, "at_risk", "nothing is done before it is confirmed");
      await walk.picture("churn");
      await walk.click("button", "Mark as churned");
      await walk.sees("button", "Status: Churned");
      await walk.until(() => rowOf(display_id).status === "churned", "churned");
      await walk.gone("button", "Undo");
      const states = () => on.map((one) => backend.db.onboarding(one.id)?.state);
      assert.deepEqual(states(), ["paused", "paused"]);
      await walk.click("button", "Status: Churned");
      await walk.clickOn("pv-customer >>> [role=menuitemradio]::-p-text(Active)");
      await walk.click("button", "Bring back to active");
      await walk.reads("Active again. Resume what should go on.", record);
      await walk.picture("win-back");
      await walk.clickOn("pv-customer >>> pv-status-dialog >>> .resume button");
      await walk.until(() => states().filter((state) => state === "active").length === 1, "one goes on");
      await walk.reads("Resumed", record);
      await walk.click("button", "Close");
      assert.deepEqual(changesOf(display_id, "status"), [
        ["active", "at_risk"],
        ["at_risk", "churned"],
        ["churned", "active"],
      ]);
      assert.deepEqual(writes(), [
        "PATCH /customers",
        "PATCH /customers",
        "PATCH /customers",
        "PATCH /onboardings",
      ]);
    }),
  );

  it(
    "adds contacts one by one and many at once, promotes, archives and deletes them",
    walked("ana", "6-contacts", async (walk, writes, page) => {
      const { display_id } = backend.add.customer({ name: "Contact House", domain: "house.example" });
      await walk.goto(`/customers/${display_id}`);
      await walk.open("Contacts");
      await walk.clickOn("pv-customer >>> .head .add");
      await walk.fill("Name", "Ada Park");
      await walk.fill("E-mail", "ADA@house.example");
      await walk.press("Enter");
      await walk.until(() => contactsOf(display_id).length === 1, "added");
      assert.deepEqual(
        contactsOf(display_id).map(({ email, is_primary }) => [email, is_primary]),
        [["ada@house.example", true]],
      );
      await walk.clickOn("pv-customer >>> .head .several");
      await walk.clickOn("pv-customer >>> pv-contact-paste >>> textarea");
      await page.keyboard.type("Ben Ito, ben@house.example, Buyer\nCem Kaya, cem@other.example\nno address");
      await walk.reads("2 ready to add, 1 not.", record);
      await walk.picture("paste");
      await walk.click("button", "Add 2 contacts");
      await walk.until(() => contactsOf(display_id).length === 3, "pasted");
      await walk.reads("2 contacts added.", record);
      await walk.click("button", "Discard text");
      await walk.click("button", "Close");
      await walk.reads("Not linked from the CRM", record);
      const by = (name: string) => contactsOf(display_id).find((one) => one.name === name);
      await walk.click("button", "Make Ben Ito primary");
      await walk.until(() => by("Ben Ito")?.is_primary === true, "promoted");
      assert.equal(by("Ada Park")?.is_primary, false);
      await walk.click("button", "Archive Ada Park");
      await walk.until(() => by("Ada Park")?.archived_at != null, "archived");
      await walk.gone("button", "Archive Ada Park");
      await walk.waits("pv-customer >>> .filters");
      await page.locator("pv-customer >>> .filters button:nth-child(2)").click();
      await walk.click("button", "Unarchive Ada Park");
      await walk.until(() => by("Ada Park")?.archived_at === null, "unarchived");
      await walk.waits("pv-customer >>> ::-p-text(No contact is archived.)");
      await page.locator("pv-customer >>> .filters button").click();
      await walk.click("button", "Delete Cem Kaya");
      await walk.reads("This cannot be undone.", record);
      await walk.picture("delete");
      await walk.click("button", "Delete contact");
      await walk.until(() => by("Cem Kaya") === undefined, "deleted");
      await walk.gone("button", "Delete Cem Kaya");
      await walk.picture("contacts");
      assert.deepEqual(
        writes(),
        ["POST /customers/contacts", "POST /customers/contacts", "POST /customers/contacts"].concat(
          Array.from({ length: 3 }, () => "PATCH /contacts"),
          "DELETE /contacts",
        ),
      );
    }),
  );

  it(
    "creates a tag, renames it everywhere, and fills typed fields",
    walked("ana", "7-tags", async (walk, writes, page) => {
      const [one, two] = ["Tag One", "Tag Two"].map((name) =>
        backend.add.customer({ name, tags: ["walked"] }),
      );
      assert.ok(one && two);
      await walk.goto(`/customers/${one.display_id}`);
      await walk.clickOn("pv-customer >>> pv-tag-input >>> input");
      await page.keyboard.type("brand new");
      await walk.reads("brand new", record);
      await walk.press("Enter");
      await walk.until(() => rowOf(one.display_id).tags.includes("brand new"), "tagged");
      await walk.clickOn("pv-customer >>> .chip .name[title=walked]");
      await walk.click("menuitem", "Rename everywhere…");
      await walk.reads("The tag is on 2 customers", record);
      await walk.fill("New name", "strolled");
      await walk.picture("rename");
      await walk.clickOn("pv-customer >>> pv-tag-dialog >>> .main");
      const tags = () => [one, two].map(({ display_id }) => rowOf(display_id).tags.join());
      await walk.until(() => tags().join("|") === "strolled,brand new|strolled", "renamed");
      await walk.click("button", "Close");
      await walk.click("button", "Seats: Not set. Edit");
      await walk.fill("Seats of Tag One", "many");
      await walk.press("Enter");
      await walk.reads("This is not a number.", record);
      await walk.fill("Seats of Tag One", "12");
      await walk.press("Enter");
      await walk.until(() => rowOf(one.display_id).custom_fields["seats"] === 12, "a number");
      await walk.click("button", "Region: Not set. Edit");
      await walk.choose("Region of Tag One", "EMEA");
      await walk.press("Enter");
      await walk.until(() => rowOf(one.display_id).custom_fields["region"] === "EMEA", "a choice");
      await walk.picture("fields");
      assert.deepEqual(writes(), ["PATCH /customers", "PATCH /tags", "PATCH /customers", "PATCH /customers"]);
    }),
  );

  it(
    "filters a customer's history by what stacks, and saves just that as CSV",
    walked("ana", "8-history", async (walk, writes) => {
      await walk.goto("/customers/42");
      const saved = await walk.download();
      await walk.open("Activity");
      await walk.reads("entries", record);
      await walk.choose("Who", "Pi");
      await walk.choose("What", "customer.health_bucket_changed");
      await walk.reads("match", record);
      await walk.picture("filtered");
      await walk.click("button", "Export CSV");
      const [head, ...rows] = readCsv(readFileSync(await saved(), "utf8"));
      assert.equal(
        head?.join(),
        "timestamp,actor,actor_type,event_type,field,old_value,new_value,onboarding_id",
      );
      assert.ok(rows.length > 0);
      for (const row of rows) assert.deepEqual([row[1], row[3]], ["Pi", "customer.health_bucket_changed"]);
      await walk.reads(`${rows.length} match`, record);
      assert.deepEqual(writes(), []);
    }),
  );

  it(
    "changes the plan of several customers at once, and takes it back",
    walked("ana", "9-bulk", async (walk, writes, page) => {
      const plans = ["starter", "growth", "scale"];
      const rows = plans.map((plan, at) => backend.add.customer({ name: `Bulk Oboe ${at}`, plan }));
      const now = () => rows.map(({ display_id }) => rowOf(display_id).plan);
      await walk.goto("/customers");
      await walk.waits(`${list} >>> [data-row='0'] a`);
      await page.type(`${list} >>> input[role=combobox]`, "oboe");
      await walk.lists(...rows.map(({ name }) => name));
      for (const at of [0, 1, 2]) await walk.clickOn(`${list} >>> [data-row='${at}'] input`);
      await walk.clickOn(`${list} >>> pv-bulk-bar >>> [aria-haspopup=dialog]:nth-of-type(2)`);
      await walk.fill("Plan", "enterprise", "combobox");
      await walk.picture("plan");
      await walk.click("button", "Change 3 customers");
      await walk.until(() => now().every((plan) => plan === "enterprise"), "changed");
      await walk.reads("3 customers changed.", list);
      await walk.picture("changed");
      await walk.click("button", "Undo");
      await walk.until(() => now().join() === plans.join(), "taken back");
      await walk.reads("3 customers restored.", list);
      for (const [at, { display_id }] of rows.entries())
        assert.deepEqual(changesOf(display_id, "plan"), [
          [plans[at], "enterprise"],
          ["enterprise", plans[at]],
        ]);
      assert.deepEqual(
        writes(),
        Array.from({ length: 6 }, () => "PATCH /customers"),
      );
    }),
  );
});
