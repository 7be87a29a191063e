/** One block of a stream of server-sent events. */
export interface ServerEvent {
  readonly id: string | undefined;
  readonly data: string | undefined;
}

/** Largest block taken; a customer has some kilobytes. */
const MAX_BLOCK = 1024 * 1024;

/** The events of a stream, as the handler writes them: blocks of lines, with an empty line after each. Ends with the stream, or throws what it throws. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (text + value.replace(/\r\n?/g, "\n")).split("\n\n");
      text = blocks.pop() ?? "";
      if (text.length > MAX_BLOCK) throw new RangeError("An event is too long");
      for (const block of blocks) yield readBlock(block.split("\n"));
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function readBlock(lines: readonly string[]): ServerEvent {
  const of = (field: string) =>
    lines
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).replace(/^ /, ""));
  const data = of("data");
  return { id: of("id").at(-1), data: data.length > 0 ? data.join("\n") : undefined };
}
