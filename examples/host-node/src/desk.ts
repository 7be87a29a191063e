import type { IncomingMessage, ServerResponse } from "node:http";
import { isPivotalError, NotFoundError, type Customer, type PivotalApi } from "@pivotal/sdk";
import { readAsset } from "./assets.ts";
import { customerPage, customersPage, customerUnavailablePage, loginPage, notFoundPage } from "./pages.ts";
import { checkPassword, type Person } from "./people.ts";
import type { Sessions } from "./session.ts";

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
  readonly elementsScript: string | undefined;
}

/** A customer's page by number or id; what follows a number is decoration. */
const CUSTOMER = /^\/customers\/(?:(\d+)(?:-[^/]*)?|([a-z][A-Za-z0-9]{7,63}))$/;
const MAX_FORM_BYTES = 4096;

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
    await this.#page(path, person, response);
  }

  async #page(path: string, person: Person, response: ServerResponse): Promise<void> {
    if (path === "/") return redirect(response, "/customers");
    if (path === "/customers") return sendPage(response, 200, customersPage(person));
    const [, number, id = number] = CUSTOMER.exec(path) ?? [];
    if (id === undefined) return sendPage(response, 404, notFoundPage(person));
    try {
      const customer = await this.#findCustomer(id, person);
      if (customer) sendPage(response, 200, customerPage(person, customer));
      else sendPage(response, 404, notFoundPage(person));
    } catch (error) {
      if (!isPivotalError(error)) throw error;
      console.error(`desk could not load a customer: ${error.type}`);
      sendPage(response, 503, customerUnavailablePage(person, id));
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
    if (request.headers["sec-fetch-site"] === "cross-site") return void response.writeHead(403).end();
    const { sessions } = this.#options;
    if (path === "/logout") return redirect(response, "/login", sessions.end());
    if (path !== "/login")
      return sendPage(response, 404, notFoundPage(sessions.read(request.headers.cookie)));
    const form = await readForm(request);
    const email = form.get("email") ?? "";
    const next = localPath(form.get("next"));
    const person = checkPassword(email, form.get("password") ?? "");
    if (person) redirect(response, next, sessions.start(person));
    else sendPage(response, 401, loginPage(next, email, true));
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

/** A path of this site to go to after signing in; anything that could lead elsewhere becomes the list. */
const localPath = (path: string | null): string =>
  path !== null && /^\/(?![/\\])[\w./-]*$/.test(path) ? path : "/customers";

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

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk as string;
    if (text.length > MAX_FORM_BYTES) break;
  }
  return new URLSearchParams(text.slice(0, MAX_FORM_BYTES));
}
