const elementClass = ({ name, pascal, sentence }) => `import type { PivotalError } from "@pivotal/sdk";
import { customerQuery, type Customer } from "@pivotal/sdk/store";
import { html, type TemplateResult } from "lit";
import { property } from "../../base/reactive.ts";
import { PvElement } from "../../base/pv-element.ts";
import { QueryController } from "../../controllers/query-controller.ts";
import { common } from "../../strings/common.ts";
import { errorView } from "../../templates/error-view.ts";
import { styles } from "./${name}.styles.ts";

/**
 * ${sentence} of one customer.
 *
 * @summary ${sentence} of one customer.
 * @fires pv-ready - Once, when the element first shows its data.
 * @fires pv-error - For each failure that the element shows.
 */
export class Pv${pascal} extends PvElement {
  static override styles = [...PvElement.styles, ...styles];

  /** The customer to load, by cuid or \`display_id\`. Needs a \`<pv-provider>\` or \`configure()\`. */
  @property({ attribute: "customer-id" }) customerId?: string;

  /** A customer at hand; wins over \`customer-id\` and causes no request. */
  @property({ attribute: false }) customer?: Customer;

  readonly #loaded = new QueryController<Customer>(this, () =>
    this.customerId && !this.customer ? customerQuery(this.customerId) : null,
  );

  protected override isReady(): boolean {
    return this.#shown() !== undefined;
  }

  protected override currentError(): PivotalError | undefined {
    return this.#shown() ? undefined : this.#loaded.state.error;
  }

  protected override isLoading(): boolean {
    return this.#loaded.state.fetching;
  }

  override render(): TemplateResult {
    const customer = this.#shown();
    if (customer) return html\`<bdi class="name">\${customer.name}</bdi>\`;
    const { error } = this.#loaded.state;
    if (error) return errorView(error, this.#loaded.refresh);
    return html\`<span class="name">\${this.#loaded.store ? common.loading : common.notConnected}</span>\`;
  }

  #shown(): Customer | undefined {
    return this.customer ?? this.#loaded.state.data;
  }
}
`;

const styles = () => `import { css } from "lit";
import { errorStyles } from "../../templates/error-view.ts";

export const styles = [
  errorStyles,
  css\`
    :host {
      display: block;
    }
    .name {
      overflow-wrap: anywhere;
    }
  \`,
];
`;

const index = ({ name, pascal }) => `export { Pv${pascal} } from "./${name}.ts";
`;

const define = ({ name, pascal }) => `import { define } from "../../base/define.ts";
import { Pv${pascal} } from "./${name}.ts";

declare global {
  interface HTMLElementTagNameMap {
    "pv-${name}": Pv${pascal};
  }
}

define("pv-${name}", Pv${pascal});

export { Pv${pascal} };
`;

const test = ({ name, pascal }) => `import "@pivotal/elements/${name}/define";
import "@pivotal/elements/provider/define";
import type { Pv${pascal} } from "@pivotal/elements/${name}";
import type { PvProvider } from "@pivotal/elements/provider";
import { createBackend, MOCK_API_KEY } from "@pivotal/mocks";
import { PivotalApi } from "@pivotal/sdk";
import { expect, fixture, html, oneEvent, waitUntil } from "@open-wc/testing";

for (const level of ["published", "described", "full"] as const) {
  describe(\`<pv-${name}> with a server that offers the \${level} API\`, () => {
    it("shows the customer whose id it was given", async () => {
      const backend = createBackend({ seed: 1, customers: 3, level, rateLimit: false });
      const fetch: typeof globalThis.fetch = (input, init) => {
        const request = new Request(input, init);
        request.headers.set("Authorization", \`Bearer \${MOCK_API_KEY}\`);
        return backend.fetch(request);
      };
      const client = new PivotalApi({ baseUrl: "/api/v1", fetch });
      const customer = (await client.customers.list({ limit: 1 })).data[0];
      const provider = await fixture<PvProvider>(
        html\`<pv-provider .client=\${client}>
          <pv-${name} customer-id=\${customer?.id ?? ""}></pv-${name}>
        </pv-provider>\`,
      );
      const element = provider.querySelector("pv-${name}") as Pv${pascal};
      await waitUntil(() => element.shadowRoot?.textContent?.includes(customer?.name ?? ""));
    });
  });
}

describe("<pv-${name}>", () => {
  it("shows a customer at hand without asking for it", async () => {
    const customer = { name: "Aurora Outfitters" } as NonNullable<Pv${pascal}["customer"]>;
    const element = document.createElement("pv-${name}");
    const ready = oneEvent(element, "pv-ready");
    element.customer = customer;
    document.body.append(element);
    await ready;
    expect(element.shadowRoot?.textContent).to.contain("Aurora Outfitters");
    await expect(element).to.be.accessible();
    element.remove();
  });
});
`;

const story = ({ name, pascal, sentence }) => `import "@pivotal/elements/${name}/define";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";

interface Args {
  customerId: string;
}

const meta: Meta<Args> = {
  title: "Elements/${sentence}",
  component: "pv-${name}",
  args: { customerId: "1" },
  render: ({ customerId }) => html\`<pv-${name} customer-id=\${customerId}></pv-${name}>\`,
};

export default meta;

type Story = StoryObj<Args>;

export const Playground: Story = {};

/** A server that offers the published API alone. */
export const PublishedServer: Story = { parameters: { backend: { level: "published" } } };

/** A customer that is not there. */
export const NotFound: Story = { args: { customerId: "no-such-${pascal.toLowerCase()}" } };
`;

/** The files of a new element: its folder, its test and its page in the catalogue. */
export function elementFiles(spelling) {
  const { name } = spelling;
  const folder = `packages/elements/src/elements/${name}`;
  return {
    [`${folder}/${name}.ts`]: elementClass(spelling),
    [`${folder}/${name}.styles.ts`]: styles(),
    [`${folder}/index.ts`]: index(spelling),
    [`${folder}/define.ts`]: define(spelling),
    [`test/elements/${name}.browser.test.ts`]: test(spelling),
    [`stories/${name}.stories.ts`]: story(spelling),
  };
}
