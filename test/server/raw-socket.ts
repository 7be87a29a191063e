import { connect } from "node:net";

export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

/**
 * Sends bytes as they are, and reads until the other side closes or its first answer is whole. With `cutAfterMs` it hangs up on who waits
 * for more of a request for so long.
 */
export function sendRaw(
  port: number,
  bytes: string | Buffer,
  { cutAfterMs }: { cutAfterMs?: number } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    const cut = cutAfterMs === undefined ? undefined : setTimeout(() => socket.end(), cutAfterMs);
    let text = "";
    const finish = () => {
      clearTimeout(cut);
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      // "Go on" is not yet the answer.
      text = (text + chunk).replace(/^HTTP\/1\.1 100 [^]*?\r\n\r\n/, "");
      const head = text.indexOf("\r\n\r\n");
      const length = Number(/^content-length: (\d+)/im.exec(text)?.[1] ?? Number.NaN);
      if (head >= 0 && text.length >= head + 4 + length) finish();
    });
    socket.on("close", finish);
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNRESET" || error.code === "EPIPE") finish();
      else reject(error);
    });
  });
}

/** The head of a request from the host's own page, with one line replaced or added at will. */
export const rawRequest = (line: string, headers: readonly string[] = [], body = ""): string =>
  [
    `${line} HTTP/1.1`,
    "Host: desk.example",
    "X-Pivotal-Client: 1.0.0",
    "Sec-Fetch-Site: same-origin",
    ...headers,
    "",
    body,
  ].join("\r\n");
