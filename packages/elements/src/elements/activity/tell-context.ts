import { customFieldsQuery, membersQuery, type ActivityRow } from "@pivotal/sdk/store/record";
import type { ReactiveElement } from "lit";
import { QueryController } from "../../controllers/query-controller.ts";
import { tongue } from "../../languages/spoken.ts";
import type { TellContext } from "./told.ts";

type Loaded<Q extends { load: (...parameters: never[]) => Promise<unknown> }> = Awaited<
  ReturnType<Q["load"]>
>;
type Members = Loaded<typeof membersQuery>;
type Fields = Loaded<typeof customFieldsQuery>;

const PEOPLE = new Set(["owner", "csm_id", "se_id", "designer_id", "product_ops_id"]);

const readable = (slug: string): string => slug.replace(/[_-]+/g, " ").trim();

/** What people and custom fields are called, asked for when events name some; ids and slugs stand for them elsewhere. [X] */
export class TellContextController {
  readonly #members: QueryController<Members>;
  readonly #fields: QueryController<Fields>;
  #made: { readonly from: readonly unknown[]; readonly context: TellContext } | undefined;
  #rows: readonly ActivityRow[] | undefined;
  #needs = { people: false, fields: false };

  constructor(host: ReactiveElement, rows: () => readonly ActivityRow[]) {
    const needs = () => this.#needsOf(rows());
    this.#members = new QueryController(host, () => (needs().people ? membersQuery : null));
    this.#fields = new QueryController(host, () => (needs().fields ? customFieldsQuery : null));
  }

  /** Names of the workspace's people, as far as they are here. */
  get people(): readonly string[] {
    return this.#members.state.data?.map(({ name }) => name) ?? [];
  }

  /** The same one until something in it changes. */
  contextFor(locale: string): TellContext {
    const { data: members } = this.#members.state;
    const { data: fields } = this.#fields.state;
    const from = [locale, tongue(), members, fields];
    if (!this.#made || from.some((one, at) => one !== this.#made?.from[at])) {
      const names = new Map(
        members?.flatMap(({ id, email, name }) => [[id, name] as const, [email, name] as const]),
      );
      const known = new Map(fields?.map((field) => [field.slug, field]));
      const context: TellContext = {
        locale,
        nameOf: (id) => names.get(id) || id,
        customField: (slug) => known.get(slug) ?? { label: readable(slug), type: "string" },
      };
      this.#made = { from, context };
    }
    return this.#made.context;
  }

  #needsOf(rows: readonly ActivityRow[]): { readonly people: boolean; readonly fields: boolean } {
    if (rows === this.#rows) return this.#needs;
    this.#rows = rows;
    this.#needs = {
      people: rows.some(({ field }) => field && PEOPLE.has(field)),
      fields: rows.some(({ field }) => field?.startsWith("custom_fields.")),
    };
    return this.#needs;
  }
}
