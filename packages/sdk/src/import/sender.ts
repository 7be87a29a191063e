import { ConflictError } from "../core/errors.ts";
import type { RequestOptions } from "../core/options.ts";
import { patiently } from "../internal/patiently.ts";
import type { Customer } from "../resources/customers/customers.schema.ts";
import type { Identified } from "./identity.ts";
import type { DueRecord } from "./ledger.ts";
import type { ImportClient } from "./options.ts";

/** The service keeps a key for 24 h; one that old is not trusted to be remembered. */
const KEY_TRUSTED_SECONDS = 23 * 3_600;
type Outcome = "created" | "alreadyThere";

/** Sends records, one call each, and says what became of them. */
export class Sender {
  #customers: ImportClient["customers"];
  #signal: AbortSignal;
  #newest: Customer | undefined;

  constructor(client: ImportClient, signal: AbortSignal) {
    this.#customers = client.customers;
    this.#signal = signal;
  }

  /** Asks for the newest customer: it tells later what was there before. Gives the key's requests a minute, if known. */
  async open(): Promise<number | undefined> {
    const { data, response } = await this.#patiently(() =>
      this.#customers.list({ limit: 1 }, this.#options()).withResponse(),
    );
    this.#newest = data.data[0];
    return response.rateLimit?.limit;
  }

  /** @throws {PivotalError} when the record is not known to be there. */
  async send({ record, sentBefore }: DueRecord): Promise<Outcome> {
    const age = sentBefore === undefined ? 0 : Date.now() / 1000 - sentBefore;
    // A clock that was set back makes the age negative: it says nothing then.
    const isStale = age < 0 || age > KEY_TRUSTED_SECONDS;
    if (isStale && (await this.#find(record.body.slug))) return "alreadyThere";
    if (record.namesake && (await this.#holdsSharedSlug(record, record.namesake))) return "alreadyThere";
    return this.#patiently(() => this.#create(record));
  }

  async #create({ body, key }: Identified): Promise<Outcome> {
    try {
      const call = this.#customers.create(body, { ...this.#options(), idempotencyKey: key });
      const { data, response } = await call.withResponse();
      // A second attempt of this very call may be answered with what the first one created.
      const isReplay = response.replayed && response.attempts === 1;
      return isReplay || this.#wasThere(data) ? "alreadyThere" : "created";
    } catch (error) {
      if (error instanceof ConflictError && error.code === "slug_taken") return "alreadyThere";
      throw error;
    }
  }

  /** Within 24 h the service answers a known key with the customer that it created then: older than this run. */
  #wasThere({ created_at, display_id }: Customer): boolean {
    const newest = this.#newest;
    if (!newest) return false;
    const gap = Date.parse(created_at) - Date.parse(newest.created_at);
    return gap < 0 || (gap === 0 && display_id <= newest.display_id);
  }

  /**
   * Two companies of one name: the first in the file has the plain slug. If the file was in another order when they
   * were imported, the other one has its suffix on the server, and the plain slug is this record's.
   */
  async #holdsSharedSlug({ body }: Identified, shared: { slug: string; suffixed: string }): Promise<boolean> {
    if (!(await this.#find(shared.suffixed))) return false;
    const holder = await this.#find(shared.slug);
    return holder?.name === body.name && (holder.domain ?? null) === (body.domain ?? null);
  }

  async #find(slug: string): Promise<Customer | undefined> {
    const page = await this.#patiently(() => this.#customers.list({ slug, limit: 1 }, this.#options()));
    return page.data[0];
  }

  #options(): RequestOptions {
    return { lane: "background", signal: this.#signal };
  }

  #patiently<T>(call: () => PromiseLike<T>): Promise<T> {
    return patiently(call, this.#signal);
  }
}
