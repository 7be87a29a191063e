import { membersQuery } from "@pivotal/sdk/store";
import type { ReactiveElement } from "lit";
import { QueryController } from "./query-controller.ts";

type Members = NonNullable<Awaited<ReturnType<typeof membersQuery.load>>>;

/** What owners are called, where the server names the workspace's people; elsewhere the e-mail or the id stands for them. [X] */
export class OwnerNames {
  readonly #members: QueryController<Members>;
  #known: Members | undefined;
  readonly #names = new Map<string, string>();

  /** @param wanted whether owners are shown at all. */
  constructor(host: ReactiveElement, wanted: () => boolean) {
    this.#members = new QueryController(host, () => (wanted() ? membersQuery : null));
  }

  readonly nameOf = (id: string | null | undefined, email: string | null | undefined): string => {
    this.#follow();
    return this.#names.get(id ?? "") ?? this.#names.get(email ?? "") ?? email ?? id ?? "";
  };

  #follow(): void {
    const { data } = this.#members.state;
    if (!data || data === this.#known) return;
    this.#known = data;
    this.#names.clear();
    for (const { id, email, name } of data) {
      if (!name) continue;
      this.#names.set(id, name);
      this.#names.set(email, name);
    }
  }
}
