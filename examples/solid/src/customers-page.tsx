import type { PvCustomerSelectDetail } from "@pivotal/elements";
import type { PvCustomer } from "@pivotal/elements/customer";
import type { PvCustomerForm } from "@pivotal/elements/customer-form";
import { createSignal, For, Show } from "solid-js";

const COLUMNS = ["name", "status", { name: "health", width: 160 }, "mrr"];

/** Search, list and record, with what was opened before. */
export function CustomersPage() {
  const [openId, setOpenId] = createSignal<string>();
  const [tab, setTab] = createSignal<PvCustomer["tab"]>("overview");
  const [recent, setRecent] = createSignal<readonly string[]>([]);
  const [withInactive, setWithInactive] = createSignal(false);
  let form: PvCustomerForm | undefined;

  const open = (event: CustomEvent<PvCustomerSelectDetail>) => {
    event.preventDefault();
    const id = String(event.detail.displayId);
    setOpenId(id);
    setRecent((before) => [id, ...before.filter((other) => other !== id)].slice(0, 5));
  };

  return (
    <>
      <header>
        <h1>Customers</h1>
        <pv-search prop:href="/customers/{display_id}" on:pv-customer-select={open} />
        <label>
          <input
            type="checkbox"
            checked={withInactive()}
            onChange={(event) => setWithInactive(event.currentTarget.checked)}
          />
          Churned too
        </label>
        <button class="add" onClick={() => form?.show()}>
          Add customer
        </button>
      </header>
      <pv-customer-form
        ref={(element) => (form = element)}
        prop:href="/customers/{display_id}"
        on:pv-customer-select={open}
      />
      <ul class="recent" aria-label="Opened before">
        <For each={recent()}>
          {(id) => (
            <li>
              {id} <pv-health-score prop:customerId={id} />
            </li>
          )}
        </For>
      </ul>
      <main>
        <pv-customer-list
          prop:href="/customers/{display_id}"
          prop:columns={COLUMNS}
          prop:includeInactive={withInactive()}
          on:pv-customer-select={open}
        />
        <Show when={openId()}>
          {(id) => (
            <aside aria-label="Customer">
              <p>
                <output>{tab()}</output>
                <button class="close" onClick={() => setOpenId(undefined)}>
                  Close
                </button>
              </p>
              <pv-customer
                prop:customerId={id()}
                prop:tab={tab()}
                on:pv-customer-tab={({ detail }) => setTab(detail.tab)}
              />
            </aside>
          )}
        </Show>
      </main>
    </>
  );
}
