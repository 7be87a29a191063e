import { expect, fixture, html, waitUntil } from "@open-wc/testing";
import type { BackendOptions } from "@pivotal/mocks";
import {
  createStore,
  GivenCustomers,
  replicaOf,
  type Customer,
  type CustomerViewOptions,
} from "@pivotal/sdk/store";
import { restoreText } from "@pivotal/sdk/store/edits";
import { allColumns } from "../../packages/elements/src/elements/customer-list/columns.ts";
import { PvExportButton } from "../../packages/elements/src/elements/customer-list/export-button.ts";
import { exportCsv } from "../../packages/elements/src/elements/customer-list/export-run.ts";
import { clientOf } from "../support/mount.ts";
import { readCsv } from "../support/rfc4180.ts";
import { savedFiles } from "../support/saved-files.ts";

if (!customElements.get("pv-export-button")) customElements.define("pv-export-button", PvExportButton);

const saved = savedFiles();

const NAMES = ["name", "domain", "status", "mrr", "created", "id"];

async function show(options: BackendOptions = {}, view: CustomerViewOptions = {}) {
  const { backend, client } = clientOf({ customers: 250, ...options });
  const store = createStore({ client });
  const replica = replicaOf(store);
  const columns = allColumns([]).filter(({ name }) => NAMES.includes(name));
  const request = () => ({ source: replica, replica, columns, ...view });
  const button = await fixture<PvExportButton>(
    html`<pv-export-button .store=${store} .request=${request}></pv-export-button>`,
  );
  const file = async () => {
    await waitUntil(() => saved.length > 0, "a file is made", { timeout: 5_000 });
    return readCsv(await (saved[0]?.file ?? new Blob()).text());
  };
  return { backend, client, store, replica, button, columns, file };
}

const text = (button: PvExportButton) => button.shadowRoot?.textContent?.replace(/\s+/g, " ").trim() ?? "";
const press = (button: PvExportButton, label: string) => {
  const found = [...(button.shadowRoot?.querySelectorAll("button") ?? [])].find((one) =>
    one.textContent?.includes(label),
  );
  if (!found) throw new Error(`no button ${label}: ${text(button)}`);
  found.click();
};

for (const level of ["published", "described", "full"] as const) {
  describe(`exporting from a server of level ${level}`, () => {
    it("gives the whole of the list, not what is on screen, once it is all here", async () => {
      const { button, client, file } = await show({ level }, { includeInactive: true });
      press(button, "Export CSV");
      const [head, ...rows] = await file();
      const all = await client.customers.list({ limit: 100 }).toArray();
      expect(head).to.deep.equal(["Name", "Domain", "Status", "MRR", "Created", "#"]);
      expect(rows.map((row) => row.map(restoreText))).to.deep.equal(
        all.map((row) => [
          row.name,
          row.domain ?? "",
          row.status,
          row.mrr === null ? "" : String(row.mrr / 100),
          row.created_at,
          String(row.display_id),
        ]),
      );
    });
  });
}

describe("the export", () => {
  it("follows the query, the sort and what is hidden", async () => {
    const { button, file, store } = await show(
      {},
      { query: "status:active mrr:>=1000", sort: [{ field: "name", direction: "desc" }] },
    );
    press(button, "Export CSV");
    const [, ...rows] = await file();
    const names = rows.map(([name = ""]) => restoreText(name));
    const wanted = store.records
      .values()
      .filter(({ status, mrr }) => status === "active" && (mrr ?? 0) >= 100_000);
    expect(new Set(names)).to.deep.equal(new Set(wanted.map(({ name }) => name)));
    expect(rows).to.have.length(wanted.length);
    expect(names[0]?.localeCompare(names.at(-1) ?? "") ?? 0).to.be.above(0);
  });

  it("has a name with the day, and begins so that spreadsheets read it as UTF-8", async () => {
    const { button, file } = await show();
    press(button, "Export CSV");
    await file();
    expect(saved[0]?.name).to.match(/^Customers \d{4}-\d\d-\d\d\.csv$/);
    const bytes = new Uint8Array(await (saved[0]?.file ?? new Blob()).arrayBuffer());
    expect([...bytes.slice(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(saved[0]?.file.type).to.equal("text/csv;charset=utf-8");
  });

  it("is made once for two clicks, and says how far it is", async () => {
    const { button, file } = await show({ latency: 40 });
    press(button, "Export CSV");
    press(button, "Export CSV");
    await waitUntil(() => text(button).includes("loaded so far"));
    expect(button.shadowRoot?.querySelector("button")?.getAttribute("aria-disabled")).to.equal("true");
    await file();
    await waitUntil(
      () => button.shadowRoot?.querySelector("button")?.getAttribute("aria-disabled") === "false",
    );
    expect(saved).to.have.length(1);
  });

  it("makes no file when cancelled", async () => {
    const { button, replica } = await show({ latency: 40 });
    press(button, "Export CSV");
    await waitUntil(() => text(button).includes("loaded so far"));
    press(button, "Cancel");
    await waitUntil(() => !text(button).includes("loaded so far"));
    const leave = replica.attend();
    await waitUntil(() => replica.coverage.complete);
    leave();
    expect(saved).to.deep.equal([]);
  });

  it("makes no file when a page fails, and goes on from there when told to", async () => {
    const { backend, button, file } = await show();
    let pages = 0;
    backend.faults.push({
      kind: "status",
      status: 403,
      times: 1,
      match: ({ path }) => path === "/customers" && (pages += 1) === 2,
    });
    press(button, "Export CSV");
    await waitUntil(() => text(button).includes("No file was made."));
    expect(text(button)).to.include("You do not have access to this.");
    expect(saved).to.deep.equal([]);
    const asked = backend.log.length;
    press(button, "Try again");
    expect((await file()).length).to.be.above(200);
    expect(backend.log.length - asked).to.be.below(5);
  });

  it("ends with the user's session", async () => {
    const { button, store } = await show({ latency: 40 });
    press(button, "Export CSV");
    await waitUntil(() => text(button).includes("loaded so far"));
    store.clear();
    await waitUntil(() => !text(button).includes("loaded so far"));
    expect(saved).to.deep.equal([]);
  });

  it("runs nothing of a hostile name, and gives it back", async () => {
    const { backend, button, file, replica } = await show({ customers: 0 });
    const hostile = ["=cmd|' /C calc'!A0", "+1", "-5+3", "@SUM(A1)", "a;=1", 'say "hi", now', "two\nlines"];
    for (const name of hostile) backend.add.customer({ name, status: "active", domain: null });
    expect(replica.coverage.rows).to.equal(0);
    press(button, "Export CSV");
    const [, ...rows] = await file();
    const cells = rows.map(([name = ""]) => name);
    for (const cell of cells) expect(cell).not.to.match(/^[=+\-@]/);
    expect(new Set(cells.map(restoreText))).to.deep.equal(new Set(hostile));
  });

  it("survives being moved in the page", async () => {
    const { button, file } = await show({ latency: 20 });
    press(button, "Export CSV");
    await waitUntil(() => text(button).includes("loaded so far"));
    const parent = button.parentElement;
    button.remove();
    parent?.append(button);
    expect((await file()).length).to.be.above(100);
  });

  it("keeps the page answering while a hundred thousand rows are written", async function () {
    this.timeout(30_000);
    const { client } = clientOf({ customers: 1 });
    const [row] = (await client.customers.list({ limit: 1 })).data;
    if (!row) throw new Error("no row");
    const many: Customer[] = Array.from({ length: 100_000 }, (_, at) => ({
      ...row,
      id: `c${at}`,
      display_id: at,
    }));
    const source = new GivenCustomers(many);
    const columns = allColumns([]).filter(({ name }) => NAMES.includes(name));
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 4);
    const { rows } = await exportCsv(
      { source, replica: undefined, columns, includeInactive: true },
      new AbortController().signal,
      () => undefined,
    );
    clearInterval(timer);
    expect(rows).to.equal(100_000);
    expect(longest).to.be.below(400);
  });

  it("is easy to use without seeing it", async () => {
    const { button } = await show();
    await expect(button).to.be.accessible();
  });
});
