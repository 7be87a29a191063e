import type { Customer } from "@pivotal/sdk";
import { html, type Html } from "./html.ts";
import { DEMO_PASSWORD, listPeople, type Person } from "./people.ts";

/** A whole page. What is embedded in it is for `person`; without one nothing is. */
const document = (title: string, body: Html, person?: Person): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Northwind Desk</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/desk.css" />
        ${
          person
            ? html`<script
                  src="/assets/pivotal-elements.js"
                  data-base-url="/api/pivotal"
                  ${person.grant.readOnly ? html`data-read-only` : null}
                  data-live
                  defer
                ></script>
                <script src="/assets/desk.js" defer></script>`
            : null
        }
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;

const SECTIONS = [
  ["/tickets", "Tickets"],
  ["/customers", "Customers"],
  ["/attention", "Needs attention"],
] as const;

/** A page of the desk for who is signed in; `section` is the one that the page belongs to. */
export const frame = (title: string, person: Person, main: Html, section = ""): string =>
  document(
    title,
    html`<header class="bar">
        <a class="brand" href="/tickets">Northwind Desk</a>
        <nav class="sections" aria-label="Desk">
          ${SECTIONS.map(
            ([path, name]) =>
              html`<a href="${path}" ${path === section ? html`aria-current="page"` : null}>${name}</a>`,
          )}
        </nav>
        <pv-search class="search" href="/customers/{display_id}"></pv-search>
        <form class="who" method="post" action="/logout">
          <span title="${person.role}">${person.name}</span>
          <button>Sign out</button>
        </form>
      </header>
      <p id="signed-out" class="problem notice" role="alert" hidden>
        Your session has ended. <a href="/login">Sign in again</a> to go on.
      </p>
      <main>${main}</main>`,
    person,
  );

export const loginPage = (next: string, email = "", failed = false): string =>
  document(
    "Sign in",
    html`<main class="sign-in">
      <h1>Northwind Desk</h1>
      <form class="card" method="post" action="/login">
        ${failed ? html`<p class="problem" role="alert">Email and password do not match.</p>` : null}
        <label
          >Email <input name="email" type="email" autocomplete="username" required value="${email}"
        /></label>
        <label
          >Password <input name="password" type="password" autocomplete="current-password" required
        /></label>
        <input type="hidden" name="next" value="${next}" />
        <button class="primary">Sign in</button>
      </form>
      <section class="quiet" aria-label="Demo accounts">
        <p>Two people work here, both with the password <code>${DEMO_PASSWORD}</code>:</p>
        <dl>
          ${listPeople().map(
            (person) =>
              html`<dt>${person.email}</dt>
                <dd>${person.role}</dd>`,
          )}
        </dl>
      </section>
    </main>`,
  );

/** A click on a row opens the drawer beside the list; a click with Ctrl, or without the desk's script, opens the page. */
export const customersPage = (person: Person): string =>
  frame(
    "Customers",
    person,
    html`<div class="heading">
        <h1>Customers</h1>
        ${
          person.grant.readOnly
            ? null
            : html`<pv-customer-form href="/customers/{display_id}">
                <button slot="opener" class="primary">Add customer</button>
              </pv-customer-form>`
        }
      </div>
      <pv-customer-list
        class="fill"
        href="/customers/{display_id}"
        ${person.grant.readOnly ? null : html`selectable`}
      ></pv-customer-list>
      <dialog id="drawer" aria-label="Customer" closedby="any">
        <p class="buttons">
          <a id="drawer-page" href="/customers">Open as a page</a>
          <button id="drawer-close">Close</button>
        </p>
        <pv-customer></pv-customer>
      </dialog>`,
    "/customers",
  );

export const attentionPage = (person: Person): string =>
  frame(
    "Needs attention",
    person,
    html`<h1>Needs attention</h1>
      <pv-risk-list href="/customers/{display_id}"></pv-risk-list>`,
    "/attention",
  );

const back = html`<p><a href="/customers">← All customers</a></p>`;

export const customerPage = (person: Person, customer: Customer): string =>
  frame(
    customer.name,
    person,
    html`${back}
      <h1 class="unseen"><bdi>${customer.name}</bdi></h1>
      <section class="card" aria-label="Customer">
        <pv-customer customer-id="${customer.display_id}"></pv-customer>
      </section>`,
    "/customers",
  );

/** The customer's page while Pivotal cannot be asked: the host goes on, and so does what is embedded once Pivotal is back. */
export const customerUnavailablePage = (person: Person, id: string): string =>
  frame(
    "Customer",
    person,
    html`${back}
      <h1>Customer ${id}</h1>
      <p class="problem" role="alert">
        The customer's details could not be loaded just now. <a href="">Try again</a>
      </p>
      <section class="card" aria-label="Customer">
        <pv-customer customer-id="${id}"></pv-customer>
      </section>`,
    "/customers",
  );

export const notFoundPage = (person: Person | undefined): string => {
  const main = html`<h1>Nothing here</h1>
    <p>This page does not exist, or it is not yours to see. <a href="/customers">See all customers</a></p>`;
  return person ? frame("Not found", person, main) : document("Not found", html`<main>${main}</main>`);
};
