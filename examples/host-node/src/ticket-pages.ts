import { html, type Html } from "./html.ts";
import { frame } from "./pages.ts";
import type { Person } from "./people.ts";
import type { Reply, Ticket } from "./tickets.ts";

const day = (iso: string): Html => html`<time datetime="${iso}">${iso.slice(0, 10)}</time>`;

/** Of whoever sees some customers only, this page does not know which: it embeds none. */
const row = ({ number, subject, customer, opened, replies }: Ticket, { grant }: Person): Html =>
  html`<li>
    <a href="/tickets/${number}">${subject}</a>
    <span class="quiet"
      >#${number} · ${day(opened)} ·
      ${replies.length === 0 ? "no reply yet" : `${replies.length} ${replies.length === 1 ? "reply" : "replies"}`}</span
    >
    ${grant.scope ? null : html`<pv-health-score customer-id="${customer}"></pv-health-score>`}
  </li>`;

export const ticketsPage = (person: Person, tickets: readonly Ticket[], solved: boolean): string =>
  frame(
    "Tickets",
    person,
    html`<h1>Tickets</h1>
      <nav class="tabs" aria-label="Tickets">
        <a href="/tickets" ${solved ? null : html`aria-current="page"`}>Open</a>
        <a href="/tickets?solved" ${solved ? html`aria-current="page"` : null}>Solved</a>
      </nav>
      ${
        tickets.length === 0
          ? html`<p class="quiet">${solved ? "Nothing is solved yet." : "Nothing is open."}</p>`
          : html`<ul class="tickets card">
              ${tickets.map((ticket) => row(ticket, person))}
            </ul>`
      }`,
    "/tickets",
  );

const message = (by: string, at: string, text: string): Html =>
  html`<article class="message">
    <p class="quiet"><bdi>${by}</bdi> · ${day(at)}</p>
    <p><bdi>${text}</bdi></p>
  </article>`;

export const ticketPage = (person: Person, ticket: Ticket, seesCustomer: boolean): string =>
  frame(
    ticket.subject,
    person,
    html`<p><a href="/tickets">← All tickets</a></p>
      <div class="split">
        <section aria-label="Conversation">
          <h1>${ticket.subject}</h1>
          <p class="quiet">#${ticket.number} · ${ticket.solved ? "solved" : "open"}</p>
          ${message(ticket.from, ticket.opened, ticket.question)}
          ${ticket.replies.map(({ by, at, text }: Reply) => message(by, at, text))}
          <form class="reply" method="post" action="/tickets/${ticket.number}">
            <label>Reply <textarea name="text" rows="5" maxlength="4000" required></textarea></label>
            <p class="buttons">
              <button class="primary" name="do" value="reply">Send</button>
              <button name="do" value="${ticket.solved ? "open" : "solve"}" formnovalidate>
                ${ticket.solved ? "Open again" : "Mark as solved"}
              </button>
            </p>
          </form>
        </section>
        <aside class="card" aria-label="Customer">
          ${
            seesCustomer
              ? html`<pv-customer customer-id="${ticket.customer}"></pv-customer>`
              : html`<p class="quiet">The customer of this ticket is not yours to see.</p>`
          }
        </aside>
      </div>`,
    "/tickets",
  );
