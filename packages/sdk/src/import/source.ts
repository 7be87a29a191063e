/** What an import reads: CSV text in any form, or records. Bytes are read as UTF-8. */
export type ImportSource =
  | string
  | Uint8Array
  | Blob
  | ReadableStream<string | Uint8Array | ImportRecord>
  | Iterable<string | Uint8Array | ImportRecord>
  | AsyncIterable<string | Uint8Array | ImportRecord>;

/** One record as it is before mapping: column name to value. Values of a CSV file are strings. */
export type ImportRecord = { [column: string]: unknown };

type Chunk = string | Uint8Array | ImportRecord;

/** An open source: CSV text or records. `close` lets go of it before its end. */
export type OpenedSource = { close(): Promise<unknown> } & (
  | { kind: "text"; chunks: AsyncIterable<string | Uint8Array> }
  | { kind: "records"; records: AsyncIterable<ImportRecord> }
);

/** Opens any source; what it is shows in its first piece. */
export async function openSource(source: ImportSource): Promise<OpenedSource> {
  const all = pieces(source);
  const first = await all.next();
  const close = () => all.return();
  return first.done || isText(first.value)
    ? { close, kind: "text", chunks: only(first, all, isText) }
    : { close, kind: "records", records: only(first, all, isRecord) };
}

const isText = (chunk: Chunk): chunk is string | Uint8Array =>
  typeof chunk === "string" || chunk instanceof Uint8Array;
const isRecord = (chunk: Chunk): chunk is ImportRecord =>
  typeof chunk === "object" && chunk !== null && !isText(chunk) && !Array.isArray(chunk);

async function* pieces(source: ImportSource): AsyncGenerator<Chunk, void> {
  if (typeof source === "string" || source instanceof Uint8Array) yield source;
  else if (source instanceof Blob) yield* fromStream(source.stream());
  else if ("getReader" in source) yield* fromStream(source);
  else yield* source;
}

/** By its reader, because not every browser iterates a stream. */
async function* fromStream<T>(stream: ReadableStream<T>): AsyncGenerator<T, void> {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      yield piece.value;
    }
    ended = true;
  } finally {
    if (!ended) await reader.cancel();
  }
}

async function* only<T extends Chunk>(
  first: IteratorResult<Chunk, void>,
  rest: AsyncIterator<Chunk, void>,
  belongs: (chunk: Chunk) => chunk is T,
): AsyncGenerator<T, void> {
  for (let piece = first; !piece.done; piece = await rest.next()) {
    if (!belongs(piece.value)) {
      throw new TypeError("An import source holds either CSV text or records (plain objects), not both.");
    }
    yield piece.value;
  }
}
