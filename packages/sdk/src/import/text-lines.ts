/** One physical line, without its line break. */
export interface TextLine {
  /** 1 for the first. */
  number: number;
  text: string;
  /** The line break that followed it; empty on an unfinished last line. */
  end: string;
}

/** Longer lines are cut just past this, so that a file without line breaks cannot fill the memory. */
export const MAX_RECORD_CHARACTERS = 1_048_576;

/** Decodes and splits a stream of text into lines (LF, CRLF or CR) and lets a reader take lines back. */
export class TextLines {
  #lines: AsyncGenerator<TextLine, void>;
  #returned: TextLine[] = [];

  constructor(chunks: AsyncIterable<string | Uint8Array>) {
    this.#lines = split(decode(chunks));
  }

  async next(): Promise<TextLine | undefined> {
    return this.#returned.pop() ?? (await this.#lines.next()).value ?? undefined;
  }

  /** Puts lines back, to be read again in the same order. */
  unread(lines: readonly TextLine[]): void {
    for (const line of lines.toReversed()) this.#returned.push(line);
  }
}

async function* decode(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string, void> {
  // Not `fatal`: that would fail a whole chunk, and only the lines that are not UTF-8 should be refused.
  const decoder = new TextDecoder();
  for await (const chunk of chunks) {
    yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function* split(chunks: AsyncIterable<string>): AsyncGenerator<TextLine, void> {
  let rest = "";
  let number = 0;
  for await (const chunk of chunks) {
    rest += chunk;
    let start = 0;
    // A CR at the very end waits: the LF of the same line break may come with the next chunk.
    for (const found of rest.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield { number: (number += 1), text: rest.slice(start, found.index), end: found[0] };
      start = found.index + found[0].length;
    }
    rest = rest.slice(start, start + MAX_RECORD_CHARACTERS + 1);
  }
  if (rest !== "") {
    const text = rest.replace(/\r$/, "");
    yield { number: number + 1, text, end: rest.slice(text.length) };
  }
}
