import type { PvCustomerSelectDetail } from "@pivotal/elements";
import { PvCustomer, PvCustomerForm, PvCustomerList, PvHealthScore, PvSearch } from "@pivotal/elements/react";
import { useRef, useState } from "react";

const COLUMNS = ["name", "status", { name: "health", width: 160 }, "mrr"];

/** Search, list and record, with what was opened before. */
export function CustomersPage() {
  const [openId, setOpenId] = useState<string | null>(null);
  const [tab, setTab] = useState<PvCustomer["tab"]>("overview");
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [withInactive, setWithInactive] = useState(false);
  const form = useRef<PvCustomerForm>(null);

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
        <PvSearch href="/customers/{display_id}" onPvCustomerSelect={open} />
        <label>
          <input
            type="checkbox"
            checked={withInactive}
            onChange={(event) => setWithInactive(event.target.checked)}
          />
          Churned too
        </label>
        <button className="add" onClick={() => form.current?.show()}>
          Add customer
        </button>
      </header>
      <PvCustomerForm ref={form} href="/customers/{display_id}" onPvCustomerSelect={open} />
      <ul className="recent" aria-label="Opened before">
        {recent.map((id) => (
          <li key={id}>
            {id} <PvHealthScore customerId={id} />
          </li>
        ))}
      </ul>
      <main>
        <PvCustomerList
          href="/customers/{display_id}"
          columns={COLUMNS}
          includeInactive={withInactive}
          onPvCustomerSelect={open}
        />
        {openId !== null && (
          <aside aria-label="Customer">
            <p>
              <output>{tab}</output>
              <button className="close" onClick={() => setOpenId(null)}>
                Close
              </button>
            </p>
            <PvCustomer customerId={openId} tab={tab} onPvCustomerTab={({ detail }) => setTab(detail.tab)} />
          </aside>
        )}
      </main>
    </>
  );
}
