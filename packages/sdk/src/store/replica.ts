import { isPivotalError, PivotalError } from "../core/errors.ts";
import type { FieldSet } from "../query/fields.ts";
import type { QueryContext } from "../query/query.ts";
import { NO_COVERAGE, type Coverage } from "./coverage.ts";
import type { CustomerSource } from "./customer-source.ts";
import { CustomerTable } from "./customer-table.ts";
import { CustomerView, type CustomerViewOptions } from "./customer-view.ts";
import { CustomerWalk, missingFrom, type Span, type WalkStep } from "./customer-walk.ts";
import { LazyContactsFill } from "./lazy-contacts-fill.ts";
import { Listeners } from "./listeners.ts";
import { mayPass } from "./may-pass.ts";
import { mirrorRecords } from "./mirror-records.ts";
import { takeNews } from "./news.ts";
import { PassPace } from "./pass-pace.ts";
import { asPivotalError } from "./query.ts";
import {
  ALONE,
  progressOf,
  type ReplicaLinks,
  type ReplicaPort,
  type ReplicaProgress,
} from "./replica-links.ts";
import type { PivotalStore, StoreClient } from "./store.ts";
import { WantedCustomers } from "./wanted-customers.ts";
import { Workspace } from "./workspace.ts";

/** A page that nobody sees looks again whether somebody does. */
const HIDDEN_MS = 300_000;
/** The tab that walks has this much time to look again by itself. */
const REMINDER_MS = 5_000;

/**
 * Where rows come from: something done here, the walk, what was kept from the last time, another tab, or all
 * that another tab has.
 */
type Origin = "here" | "walk" | "kept" | "tab" | "copy";

/**
 * Every customer of the server, here: filled page by page in the background while anyone looks, usable from the first page on. The
 * published API has one order, no search, and next to no filters; with the rows at hand views have all of them. [P]
 */
export class Replica implements CustomerSource {
  readonly table = new CustomerTable();
  /** Told when the coverage has changed. */
  readonly changed = new Listeners();
  readonly #store: PivotalStore;
  readonly #workspace: Workspace;
  readonly #contacts: LazyContactsFill;
  readonly #wanted: WantedCustomers;
  readonly #pace = new PassPace();
  /** What came by another way while a page was under way: the page cannot speak of it. */
  readonly #touched = new Set<string>();
  #watched = 0;
  #running: AbortController | undefined;
  #walk: CustomerWalk | undefined;
  #origin: Origin = "here";
  #links: ReplicaLinks | undefined;
  #linking: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];
  /** What is held began with what was kept, of which nobody knows how old it is. */
  #isOld = false;
  #coverage = NO_COVERAGE;

  constructor(store: PivotalStore) {
    this.#store = store;
    this.#workspace = new Workspace(store, () => {
      this.table.version++;
      this.table.changed.emit();
    });
    this.#contacts = new LazyContactsFill(store, this.table);
    this.#wanted = new WantedCustomers(
      store,
      () => this.#watched === 0 || this.#coverage.complete,
      (error) => this.#set({ error }),
    );
    this.#mirror(store.records.values().map(({ id }) => id));
    store.records.changed.add((ids) => this.#mirror(ids));
    store.cleared.add(() => this.#reset());
    store.revalidated.add(() => this.#comeBack());
    store.settingsChanged.add(() => this.#fillContacts());
    this.table.changed.add(() => this.#set({}));
  }

  get coverage(): Coverage {
    return this.#coverage;
  }

  get fields(): FieldSet {
    return this.#workspace.fieldsWith(this.table.customFields);
  }

  /** Says that someone looks, until the returned function is called: the rows come while anyone does. */
  attend(): () => void {
    this.#watched++;
    if (this.#coverage.asOf !== undefined) this.#workspace.follow();
    if (this.#watched === 1) this.#comeBack();
    let here = true;
    return () => {
      if (!here) return;
      here = false;
      this.#watched--;
      this.#store.later(() => {
        if (this.#watched === 0) this.#stop();
      });
    };
  }

  /** Looks for what is new at once, then goes over all that is held. Resolves when the newest page is here; failures are in `coverage`. */
  refresh(): Promise<void> {
    this.#pace.recover();
    const newest = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#mayWalk(true)) {
      if (this.#coverage.complete) this.#walk = undefined;
      this.#go(this.#walk !== undefined);
    }
    return newest;
  }

  /** A live selection of customers. */
  view(options?: CustomerViewOptions): CustomerView {
    return new CustomerView(this, options);
  }

  /** Reads the words of all rows, in slices, before they are searched; false until `table.changed` has told that it is done. */
  readonly prepareSearch = (): boolean => this.table.text.prepare();

  context(): QueryContext {
    return this.#workspace.context((id) => this.table.contactsOf(id));
  }

  /** Fetches what the server can find by itself, unless everything is here. Each is asked for once. [P] */
  want(filter: { readonly status?: string; readonly slug?: string }): void {
    if (!this.#coverage.complete) this.#wanted.want(filter);
  }

  describe(): void {
    this.#workspace.describe();
  }

  /** Goes on where it stopped, or looks again at what is no longer fresh. */
  #comeBack(): void {
    if (this.#watched === 0 || this.#running || !this.#mayWalk(false)) return;
    const { complete, error } = this.#coverage;
    if (complete && this.#pace.isFresh) this.#rest();
    else if (error === undefined || mayPass(error)) this.#go();
  }

  /** Whether the walk is up to this replica. If another tab walks, that has been asked instead. */
  #mayWalk(refresh: boolean): boolean {
    const { persist, session } = this.#store.settings;
    if (!persist && !session) this.#links ??= ALONE;
    if (!this.#links) void this.#link();
    else if (this.#watched > 0 || refresh) this.#links.join();
    if (this.#links?.leads === false) this.#links.ask(refresh);
    return this.#links?.leads ?? false;
  }

  /** What the host wants kept or shared comes first. Where that cannot be had, the replica goes on alone. */
  async #link(): Promise<void> {
    if (this.#linking) return;
    const { signal } = (this.#linking = new AbortController());
    this.#set({ fetching: true, error: undefined });
    let links = ALONE;
    try {
      const { linkReplica } = await import("./link-replica.ts");
      links = (await linkReplica(this.#port(), signal)) ?? ALONE;
    } catch (error) {
      if (signal.aborted) return;
      this.#linking = undefined;
      if (isPivotalError(error)) return this.#end(error);
      reportError(error);
    }
    if (signal.aborted) return links.close();
    this.#links = links;
    if (this.#waiting.length > 0) void this.refresh();
    else this.#comeBack();
  }

  #port(): ReplicaPort {
    const { records } = this.#store;
    return {
      store: this.#store,
      table: this.table,
      progress: () => this.#progress(),
      restore: (news) => this.#take("kept", () => takeNews(records, news, true)),
      restored: ({ complete, asOf, walk }) => {
        this.#walk = walk && !complete ? new CustomerWalk(walk) : undefined;
        this.#isOld = true;
        this.#set({ complete, asOf });
      },
      receive: (news, part) => this.#take(part ? "copy" : "tab", () => takeNews(records, news, part)),
      follow: (progress, span) => this.#follow(progress, span),
      lead: (leads) => (leads ? this.#lead() : this.#halt()),
      asked: (refresh) => (refresh ? void this.refresh() : this.#comeBack()),
    };
  }

  #progress(): ReplicaProgress {
    return progressOf(this.#coverage, this.#walk?.state, this.#pace);
  }

  /** Goes along with the tab that walks, so as to go on from there if that is closed. */
  #follow(progress: ReplicaProgress, span?: Span): void {
    const { complete, asOf, fetching, error, walk } = progress;
    if (span) this.#drop(span);
    this.#touched.clear();
    this.#walk = walk && new CustomerWalk(walk);
    this.#pace.follow(progress);
    this.#isOld = false;
    this.#set({ complete, asOf, fetching, error: error && new PivotalError(error.message, error) });
    if (!fetching || (span && span.newest === undefined)) this.#arrived();
    if (this.#watched === 0) return;
    this.#workspace.follow();
    // A tab that nobody sees does not look again by itself; one that somebody sees reminds it.
    this.#schedule(REMINDER_MS);
  }

  /** This tab walks from now on: anew, or from where the other was. */
  #lead(): void {
    if (this.#waiting.length > 0) this.#go(this.#walk !== undefined);
    else if (this.#coverage.complete && this.#pace.dueIn > 0) this.#rest();
    else this.#go();
  }

  /** @param glance look at the newest page before going on where the walk stopped. */
  #go(glance = false): void {
    this.#running?.abort();
    this.#contacts.stop();
    clearTimeout(this.#timer);
    const { signal } = (this.#running = new AbortController());
    this.#set({ fetching: true, error: undefined });
    void this.#run(signal, glance);
  }

  async #run(signal: AbortSignal, glance: boolean): Promise<void> {
    try {
      const client = await this.#store.client();
      if (glance) await this.#glance(client, signal);
      for (let more = true; more && !signal.aborted;) more = await this.#step(client, signal);
      if (!signal.aborted) this.#end(undefined);
    } catch (cause) {
      if (!signal.aborted) this.#end(asPivotalError(cause));
    }
  }

  /** Takes in the newest page in the midst of a first fill, which starts anew only if more has come than one page holds. */
  async #glance(client: StoreClient, signal: AbortSignal): Promise<void> {
    this.#touched.clear();
    const look = new CustomerWalk();
    const step = await look.step(client, signal);
    if (!step) return;
    if (!step.rows.some(({ id }) => this.table.has(id))) this.#walk = look;
    this.#takeStep(step);
  }

  /** Fetches one page and takes it in; false after the last. */
  async #step(client: StoreClient, signal: AbortSignal): Promise<boolean> {
    this.#touched.clear();
    const walk = (this.#walk ??= new CustomerWalk());
    const step = await walk.step(client, signal);
    if (!step) return false;
    this.#pace.recover();
    // After the first rows, which people wait for.
    this.#workspace.follow();
    this.#takeStep(step, walk);
    return step.more;
  }

  #takeStep({ span, rows, more }: WalkStep, walk?: CustomerWalk): void {
    if (span) this.#drop(span);
    this.#take("walk", () => this.#store.records.put(rows));
    const complete = this.#coverage.complete || (walk !== undefined && !more);
    if (walk && (!this.#coverage.complete || !more)) this.#set({ complete, asOf: walk.begunAt });
    this.#links?.tell(this.#progress(), span);
    this.#arrived();
  }

  #end(error: PivotalError | undefined): void {
    this.#running = undefined;
    if (error) this.#pace.failed(error);
    else {
      this.#pace.passed(this.#walk?.begun ?? performance.now(), this.#isOld);
      this.#isOld = false;
      this.#walk = undefined;
    }
    this.#set({ fetching: false, error });
    this.#links?.tell(this.#progress());
    this.#arrived();
    this.#rest();
  }

  /** Nothing is under way until the next pass. */
  #rest(): void {
    this.#set({ fetching: false });
    this.#schedule();
    this.#fillContacts();
  }

  /** Contacts take no turn from customers: they come when all of those are here. */
  #fillContacts(): void {
    const allowed = this.#store.settings.contacts === "all" && this.#watched > 0;
    if (!allowed) this.#contacts.stop();
    else if (this.#coverage.complete && !this.#running && this.#links?.leads) this.#contacts.start();
  }

  /** The next pass, or the next try. */
  #schedule(later = 0): void {
    clearTimeout(this.#timer);
    const { error } = this.#coverage;
    if (this.#watched === 0 || (error && !mayPass(error))) return;
    const look = () => {
      if (this.#store.isHidden()) this.#timer = setTimeout(look, HIDDEN_MS);
      else this.#comeBack();
    };
    this.#timer = setTimeout(look, this.#pace.dueIn + later);
  }

  #stop(): void {
    this.#workspace.leave();
    this.#halt();
    this.#links?.rest();
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#contacts.stop();
    this.#running?.abort();
    this.#running = undefined;
    this.#set({ fetching: false });
    this.#arrived();
  }

  #reset(): void {
    this.#stop();
    this.#linking?.abort();
    this.#linking = undefined;
    this.#links?.close();
    this.#links = undefined;
    this.#contacts.forget();
    this.#wanted.forget();
    this.#touched.clear();
    this.#walk = undefined;
    this.#pace.reset();
    this.table.clear();
    this.#set({ complete: false, error: undefined, asOf: undefined });
    this.#comeBack();
  }

  /** Who waits for the newest customers has them, or will not get them now. */
  #arrived(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #drop(span: Span): void {
    const missing = missingFrom(span, this.table, this.#touched);
    if (missing.length > 0) this.#take("walk", () => this.#store.records.remove(missing));
  }

  #take(origin: Origin, put: () => void): void {
    this.#origin = origin;
    put();
    this.#origin = "here";
  }

  #mirror(ids: readonly string[]): void {
    if (ids.length === 0) return this.table.clear();
    const origin = this.#origin;
    if (origin === "here" || origin === "tab") for (const id of ids) this.#touched.add(id);
    mirrorRecords(this.table, this.#store.records, ids);
    if (origin !== "kept") this.#links?.note(ids, origin === "tab" || origin === "copy");
  }

  #set(change: Partial<Coverage>): void {
    const next = { ...this.#coverage, ...change, rows: this.table.size, contacts: this.table.withContacts };
    const same = (Object.keys(next) as (keyof Coverage)[]).every((key) => next[key] === this.#coverage[key]);
    if (same) return;
    this.#coverage = next;
    this.changed.emit();
  }
}

const replicas = new WeakMap<PivotalStore, Replica>();

/** The replica of a store, made when it is first asked for. */
export function replicaOf(store: PivotalStore): Replica {
  const held = replicas.get(store) ?? new Replica(store);
  replicas.set(store, held);
  return held;
}
