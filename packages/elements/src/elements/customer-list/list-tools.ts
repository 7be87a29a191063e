import { nothing, type ReactiveElement, type TemplateResult } from "lit";
import { partMissing } from "../../templates/part-missing.ts";

/** What stands around the rows: views, filters, columns and export. Its code comes on its own, since rows are not to wait for it. */
export class ListTools {
  readonly #host: ReactiveElement;
  #missing = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** Loads it, unless it is here. What fails is reported and can be tried again. */
  readonly load = async (): Promise<void> => {
    try {
      await import("./tools/define.ts");
      this.#missing = false;
    } catch (error) {
      this.#missing = true;
      reportError(error);
    }
    this.#host.requestUpdate();
  };

  /** Says that it could not be loaded. */
  note(): TemplateResult | typeof nothing {
    return this.#missing ? partMissing(() => void this.load()) : nothing;
  }
}
