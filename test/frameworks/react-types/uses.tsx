// Compiled, never run: what the components take and what they do not.
import type { PvCustomerSelectDetail } from "@pivotal/elements";
import { PvCustomer, PvCustomerForm, PvCustomerList, PvProvider, PvSearch } from "@pivotal/elements/react";
import { PvCustomerList as One } from "@pivotal/elements/react/customer-list";
import type { PvCustomerList as ListElement } from "@pivotal/elements/customer-list";
import type { Customer } from "@pivotal/sdk";
import { createRef, useRef } from "react";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** `exactly<Expected>()(value)` does not compile when the value has another type. */
const exactly =
  <Expected,>() =>
  <Actual,>(_value: Actual, ..._fact: Equal<Actual, Expected> extends true ? [] : [never]): void => {};

export function Right({ customers }: { customers: readonly Customer[] }) {
  const list = useRef<PvCustomerList>(null);
  const form = createRef<PvCustomerForm>();
  exactly<ListElement | null>()(list.current);
  form.current?.show();
  const select = (event: CustomEvent<PvCustomerSelectDetail>) => console.log(event.detail.displayId);
  return (
    <PvProvider baseUrl="/api/pivotal" readOnly>
      <PvCustomerList
        ref={list}
        key="list"
        customers={customers}
        columns={["name", { name: "mrr", width: 120 }]}
        sort={[{ field: "mrr", direction: "desc" }]}
        density="compact"
        groupBy=""
        selected={undefined}
        className="wide"
        style={{ maxBlockSize: 400 }}
        aria-label="Customers"
        data-test="list"
        onClick={({ currentTarget }) => exactly<readonly string[]>()(currentTarget.selected)}
        onPvCustomerSelect={select}
        onPvCustomerListSelection={({ detail, currentTarget }) => {
          exactly<readonly string[]>()(detail.ids);
          exactly<readonly string[]>()(currentTarget.selected);
        }}
        onPvError={({ detail }) => exactly<number | undefined>()(detail.status)}
      />
      <One query="status:active" />
      <PvCustomer
        customerId="42"
        tab="health"
        onPvCustomerTab={({ detail }) => detail.tab satisfies PvCustomer["tab"]}
      />
      <PvCustomerForm ref={form}>
        <button slot="opener">Add</button>
      </PvCustomerForm>
      <PvSearch actions={[{ id: "new", label: "New", run: () => form.current?.show() }]} />
    </PvProvider>
  );
}

export const wrong = [
  // @ts-expect-error: there is no such property.
  <PvCustomerList colums={[]} />,
  // @ts-expect-error: a number is no query.
  <PvCustomerList query={5} />,
  // @ts-expect-error: there are two densities.
  <PvCustomerList density="huge" />,
  // @ts-expect-error: what the attribute has as text, the property has as a list.
  <PvCustomerList sort="-mrr" />,
  // @ts-expect-error: a score belongs to another element.
  <PvCustomerList score={72} />,
  // @ts-expect-error: the detail names a customer, no tab.
  <PvCustomerList onPvCustomerSelect={({ detail }) => detail.tab} />,
  // @ts-expect-error: this element fires no such event.
  <PvProvider onPvCustomerSelect={() => {}} />,
  // @ts-expect-error: there is no such tab.
  <PvCustomer tab="money" />,
  // @ts-expect-error: a record has no place for children.
  <PvCustomer customerId="42">text</PvCustomer>,
  // @ts-expect-error: the element is a form, not a list.
  <PvCustomerForm ref={createRef<PvCustomerList>()} />,
  // @ts-expect-error: only read.
  <PvSearch isOpen />,
  // @ts-expect-error: the list's own affair.
  <PvCustomerList cellEditor={undefined} />,
];
