import { createBackend } from "@pivotal/mocks";
import { importCustomers, PivotalApi } from "@pivotal/sdk";
import { expect } from "@open-wc/testing";

describe("importing in a browser", () => {
  it("reads a file that someone chose and sends it through the host's handler", async () => {
    const backend = createBackend({ customers: 0, rateLimit: false });
    const client = new PivotalApi({ baseUrl: "/api/pivotal", fetch: backend.fetch });
    const text =
      '\uFEFFCompany;Website\r\n"Aurora\r\nOutfitters";https://aurora.example\r\nBor"ealis;x\r\nCorona;';
    const file = new File([text], "customers.csv", { type: "text/csv" });
    const result = await importCustomers(file, { client });
    expect([result.created, result.alreadyThere]).to.deep.equal([2, 0]);
    expect(result.failed).to.deep.equal([{ line: 4, reason: "a quote is out of place or never closed" }]);
    const again = await importCustomers(file.stream(), { client });
    expect([again.created, again.alreadyThere]).to.deep.equal([0, 2]);
  });
});
