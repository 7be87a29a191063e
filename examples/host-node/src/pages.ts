import type { Customer } from "@pivotal/sdk";
import { html, type Html } from "./html.ts";
import { DEMO_PASSWORD, listPeople, type Person } from "./people.ts";

const document = (title: string, body: Html, embeds = true): string =>
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
          embeds
            ? html`<script src="/assets/pivotal-elements.js" data-base-url="/api/pivotal" defer></script>
                <script src="/assets/desk.js" defer></script>`
            : null
        }
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;

const frame = (title: string, person: Person, main: Html): string =>
  document(
    title,
    html`<header class="bar">
        <a class="brand" href="/customers">Northwind Desk</a>
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
    false,
  );

export const customersPage = (person: Person): string =>
  frame(
    "Customers",
    person,
    html`<h1>Customers</h1>
      <pv-customer-list class="fill" href="/customers/{display_id}"></pv-customer-list>`,
  );

const fact = (name: string, value: string | null | undefined): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd><bdi>${value ?? "—"}</bdi></dd>
  </div>`;

const words = (status: string): string => {
  const text = status.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const back = html`<p><a href="/customers">← All customers</a></p>`;

export const customerPage = (person: Person, customer: Customer): string =>
  frame(
    customer.name,
    person,
    html`${back}
      <h1><bdi>${customer.name}</bdi></h1>
      <dl class="facts">
        ${fact("Status", words(customer.status))} ${fact("Domain", customer.domain)}
        ${fact("Plan", customer.plan)}
      </dl>
      <section class="card">
        <h2>Health</h2>
        <pv-health-score variant="full" customer-id="${customer.display_id}"></pv-health-score>
      </section>`,
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
      <section class="card">
        <h2>Health</h2>
        <pv-health-score variant="full" customer-id="${id}"></pv-health-score>
      </section>`,
  );

export const notFoundPage = (person: Person | undefined): string => {
  const main = html`<h1>Nothing here</h1>
    <p>This page does not exist, or it is not yours to see. <a href="/customers">See all customers</a></p>`;
  return person ? frame("Not found", person, main) : document("Not found", html`<main>${main}</main>`, false);
};
