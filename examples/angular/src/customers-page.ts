import { Component, signal } from "@angular/core";
import type { PvCustomerSelectDetail } from "@pivotal/elements";
import {
  PvCustomerDirective,
  PvCustomerFormDirective,
  PvCustomerListDirective,
  PvHealthScoreDirective,
  PvSearchDirective,
} from "@pivotal/elements/angular";
import type { PvCustomer } from "@pivotal/elements/customer";

/** Search, list and record, with what was opened before. */
@Component({
  selector: "customers-page",
  imports: [
    PvCustomerDirective,
    PvCustomerFormDirective,
    PvCustomerListDirective,
    PvHealthScoreDirective,
    PvSearchDirective,
  ],
  template: `
    <header>
      <h1>Customers</h1>
      <pv-search href="/customers/{display_id}" (pv-customer-select)="open($event)"></pv-search>
      <label>
        <input type="checkbox" #box [checked]="withInactive()" (change)="withInactive.set(box.checked)" />
        Churned too
      </label>
      <button class="add" (click)="form.show()">Add customer</button>
    </header>
    <pv-customer-form
      #form
      href="/customers/{display_id}"
      (pv-customer-select)="open($event)"
    ></pv-customer-form>
    <ul class="recent" aria-label="Opened before">
      @for (id of recent(); track id) {
        <li>{{ id }} <pv-health-score [customerId]="id"></pv-health-score></li>
      }
    </ul>
    <main>
      <pv-customer-list
        href="/customers/{display_id}"
        [columns]="columns"
        [includeInactive]="withInactive()"
        (pv-customer-select)="open($event)"
      ></pv-customer-list>
      @if (openId(); as id) {
        <aside aria-label="Customer">
          <p>
            <output>{{ tab() }}</output>
            <button class="close" (click)="openId.set(null)">Close</button>
          </p>
          <pv-customer
            [customerId]="id"
            [tab]="tab()"
            (pv-customer-tab)="tab.set($event.detail.tab)"
          ></pv-customer>
        </aside>
      }
    </main>
  `,
})
export class CustomersPage {
  readonly columns = ["name", "status", { name: "health", width: 160 }, "mrr"];
  readonly openId = signal<string | null>(null);
  readonly tab = signal<PvCustomer["tab"]>("overview");
  readonly recent = signal<readonly string[]>([]);
  readonly withInactive = signal(false);

  open(event: CustomEvent<PvCustomerSelectDetail>): void {
    event.preventDefault();
    const id = String(event.detail.displayId);
    this.openId.set(id);
    this.recent.update((before) => [id, ...before.filter((other) => other !== id)].slice(0, 5));
  }
}
