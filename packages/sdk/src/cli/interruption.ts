import { EXIT } from "./command.ts";

/** Turns the first Ctrl-C (or SIGTERM) into an abort; the second ends the process. */
export class Interruption {
  #controller = new AbortController();
  #tell: () => void;

  constructor(tell: () => void) {
    this.#tell = tell;
    process.on("SIGINT", this.#interrupt);
    process.on("SIGTERM", this.#interrupt);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  dispose(): void {
    process.off("SIGINT", this.#interrupt);
    process.off("SIGTERM", this.#interrupt);
  }

  #interrupt = (): void => {
    if (this.signal.aborted) process.exit(EXIT.interrupted);
    this.#tell();
    this.#controller.abort();
  };
}
