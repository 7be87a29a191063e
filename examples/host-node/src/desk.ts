import type { IncomingMessage, ServerResponse } from "node:http";
import { isPivotalError, NotFoundError, type Customer, type PivotalApi } from "@pivotal/sdk";
import { readAsset } from "./assets.ts";
import {
  attentionPage,
  customerPage,
  customersPage,
  customerUnavailablePage,
  loginPage,
  notFoundPage,
} from "./pages.ts";
import { checkPassword, type Person } from "./people.ts";
import type { Sessions } from "./session.ts";
import { ticketPage, ticketsPage } from "./ticket-pages.ts";
import type { Tickets } from "./tickets.ts";

/** As strict as a page can be: the embedded elements need nothing that a careful host would not allow. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

interface DeskOptions {
  readonly sessions: Sessions;
  readonly pivotal: PivotalApi;
  readonly tickets: Tickets;
  readonly elementsScript: string | undefined;
}

/** A customer's page by number or id; what follows a number is decoration. */
const CUSTOMER = /^\/customers\/(?:(\d+)(?:-[^/]*)?|([a-z][A-Za-z0-9]{7,63}))$/;
const TICKET = /^\/tickets\/(\d{1,9})$/;
/** A reply as long as its field allows, with nine bytes for each character that is not ASCII. */
const MAX_FORM_BYTES = 65_536;

/** The host's own pages. */
export class Desk {
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
    if (path.startsWith("/assets/")) return await this.#asset(path.slice("/assets/".length), response);
    if (request.method === "POST") return await this.#post(path, request, response);
    if (request.method !== "GET" && request.method !== "HEAD")
      return void response.writeHead(405, { allow: "GET, HEAD, POST" }).end();
    const person = this.#options.sessions.read(request.headers.cookie);
    if (path === "/login")
      return sendPage(response, 200, loginPage(localPath(new URLSearchParams(query).get("next"))));
    if (!person) return redirect(response, `/login?next=${encodeURIComponent(localPath(path))}`);
    await this.#page(path, query, person, response);
  }

  async #page(path: string, query: string, person: Person, response: ServerResponse): Promise<void> {
    const { tickets } = this.#options;
    const solved = new URLSearchParams(query).has("solved");
    if (path === "/") return redirect(response, "/tickets");
    if (path === "/tickets")
      return sendPage(response, 200, ticketsPage(person, tickets.list({ solved }), solved));
    const ticket = tickets.find(Number(TICKET.exec(path)?.[1]));
    if (ticket)
      return sendPage(response, 200, ticketPage(person, ticket, await this.#maySee(ticket.customer, person)));
    if (path === "/customers") return sendPage(response, 200, customersPage(person));
    if (path === "/attention") return sendPage(response, 200, attentionPage(person));
    await this.#customerPage(path, person, response);
  }

  async #customerPage(path: string, person: Person, response: ServerResponse): Promise<void> {
    const [, number, id = number] = CUSTOMER.exec(path) ?? [];
    if (id === undefined) return sendPage(response, 404, notFoundPage(person));
    try {
      const customer = await this.#findCustomer(id, person);
      if (customer) sendPage(response, 200, customerPage(person, customer));
      else sendPage(response, 404, notFoundPage(person));
    } catch (error) {
      report(error);
      sendPage(response, 503, customerUnavailablePage(person, id));
    }
  }

  /** Whether to embed a customer. While Pivotal cannot be asked it is embedded, and the handler decides when it can be. */
  async #maySee(customer: number, person: Person): Promise<boolean> {
    if (!person.grant.scope) return true;
    try {
      return (await this.#findCustomer(String(customer), person)) !== undefined;
    } catch (error) {
      report(error);
      return true;
    }
  }

  /** The customer, if there is one that this person may see. The key sees everything, so it is the desk that has to look. */
  async #findCustomer(id: string, { grant }: Person): Promise<Customer | undefined> {
    try {
      const customer = await this.#options.pivotal.customers.retrieve(id);
      return grant.scope && !grant.scope(customer) ? undefined : customer;
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  async #post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isFromElsewhere(request)) return void response.writeHead(403).end();
    const { sessions } = this.#options;
    if (path === "/logout") return redirect(response, "/login", sessions.end());
    const signedIn = sessions.read(request.headers.cookie);
    const ticket = Number(TICKET.exec(path)?.[1]);
    const changesTicket = signedIn !== undefined && this.#options.tickets.find(ticket) !== undefined;
    if (!changesTicket && path !== "/login") return sendPage(response, 404, notFoundPage(signedIn));
    const form = await readForm(request);
    if (!form) return void response.writeHead(413, { connection: "close" }).end();
    if (changesTicket) {
      this.#changeTicket(ticket, signedIn, form);
      return redirect(response, path);
    }
    this.#signIn(form, response);
  }

  #signIn(form: URLSearchParams, response: ServerResponse): void {
    const email = form.get("email") ?? "";
    const next = localPath(form.get("next"));
    const person = checkPassword(email, form.get("password") ?? "");
    if (person) redirect(response, next, this.#options.sessions.start(person));
    else sendPage(response, 401, loginPage(next, email, true));
  }

  #changeTicket(number: number, { name: by }: Person, form: URLSearchParams): void {
    const { tickets } = this.#options;
    const text = form.get("text")?.trim();
    if (text) tickets.reply(number, { by, at: new Date().toISOString(), text });
    if (form.get("do") === "solve") tickets.solve(number, true);
    if (form.get("do") === "open") tickets.solve(number, false);
  }

  async #asset(name: string, response: ServerResponse): Promise<void> {
    const asset = await readAsset(name, this.#options.elementsScript);
    if (!asset) return void response.writeHead(404, { "content-type": "text/plain" }).end("No such file.\n");
    response
      .writeHead(200, {
        "content-type": asset.type,
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
      })
      .end(asset.content);
  }
}

/** A path of this site to go to after signing in; anything that could lead elsewhere becomes the first page. */
const localPath = (path: string | null): string =>
  path !== null && /^\/(?!\/)[\w./%-]*$/.test(path) ? path : "/tickets";

/** A form that another site, or another name of this one, has sent. Browsers that do not say so send no cookie along. */
const isFromElsewhere = ({ headers }: IncomingMessage): boolean =>
  !["same-origin", "none", undefined].includes(headers["sec-fetch-site"]);

/** Notes that Pivotal did not answer, which the desk goes on without. Anything else is the desk's own fault. */
function report(error: unknown): void {
  if (!isPivotalError(error)) throw error;
  console.error(`desk could not load a customer: ${error.type}`);
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response
    .writeHead(status, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "cache-control": "private, no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    })
    .end(page);
}

function redirect(response: ServerResponse, location: string, cookie?: string): void {
  response
    .writeHead(303, { location, "cache-control": "no-store", ...(cookie ? { "set-cookie": cookie } : {}) })
    .end();
}

/** The fields of a form; undefined for one that is larger than any of the desk's. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // To the end in any case: an answer to a form that is still being sent would not arrive.
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_FORM_BYTES) chunks.push(chunk);
    else if (size > 16 * MAX_FORM_BYTES) break;
  }
  return size > MAX_FORM_BYTES ? undefined : new URLSearchParams(Buffer.concat(chunks).toString());
}
