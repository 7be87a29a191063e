/** Messages that a browser may be behind before it is let go: it comes back and is told what it missed. */
const MAX_BEHIND = 200;

const encoder = new TextEncoder();

/** One browser's stream of server-sent events. */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #ended: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** @param ended called once, whoever ends it. */
  constructor(ended: () => void) {
    this.#ended = ended;
    this.body = new ReadableStream<Uint8Array>(
      { start: (controller) => void (this.#controller = controller), cancel: () => this.#leave() },
      { highWaterMark: MAX_BEHIND },
    );
  }

  /** Ends it when the signal says so. */
  endWith(signal: AbortSignal): void {
    if (signal.aborted) this.close();
    else signal.addEventListener("abort", () => this.close(), { once: true });
  }

  /** Sends a message, where the stream is after it, or both; neither keeps the connection open and says no more. */
  send(data?: object, id?: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) return this.close();
    const lines = [
      ...(id === undefined ? [] : [`id: ${id}`]),
      ...(data === undefined ? [":"] : [`data: ${JSON.stringify(data)}`]),
    ];
    controller.enqueue(encoder.encode(`${lines.join("\n")}\n\n`));
  }

  close(): void {
    this.#controller?.close();
    this.#leave();
  }

  #leave(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#ended();
  }
}
