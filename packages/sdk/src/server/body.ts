import * as z from "zod/mini";
import { Refusal } from "./refusal.ts";

/** Largest request body let through. */
export const MAX_BODY_BYTES = 64 * 1024;
/** How long it may take to come. Nobody types while it does. */
const BODY_MS = 10_000;
const MAX_DEPTH = 64;

/** The fields of a write, once each is known to the schema and fits it. Throws a refusal with 400, 408 or 413. */
export async function readBody(request: Request, schema: z.ZodMiniObject): Promise<Record<string, unknown>> {
  const fields = parseJson(await readText(request));
  if (!isShallow(fields, MAX_DEPTH)) {
    throw new Refusal(400, "too_deep", "The body is nested too deeply.");
  }
  const result = z.strictObject(schema.shape).safeParse(fields);
  if (result.success) return result.data;
  throw refuseIssue(result.error.issues[0]);
}

async function readText(request: Request): Promise<string> {
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) throw tooLarge();
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), BODY_MS);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) return await new Blob(chunks).text();
      size += value.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(value);
    }
  } catch (error) {
    // No more of it is taken in.
    reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const tooSlow = () =>
  new Refusal(408, "body_too_slow", "The body did not come within 10 s. Send it again.", {
    headers: { connection: "close" },
  });

const tooLarge = () =>
  new Refusal(413, "body_too_large", "The body is larger than 64 KiB. Send less at once.");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(400, "invalid_json", "The body is not JSON. Send one JSON object.");
  }
}

function isShallow(value: unknown, depth: number): boolean {
  if (value === null || typeof value !== "object") return true;
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1));
}

function refuseIssue(issue: z.core.$ZodIssue | undefined): Refusal {
  if (issue?.code === "unrecognized_keys") {
    return new Refusal(
      400,
      "unknown_field",
      "The body has a field that cannot be written here. Leave it out.",
    );
  }
  const field = issue?.path[0];
  if (field === undefined) return new Refusal(400, "invalid_type", "The body must be one JSON object.");
  return new Refusal(
    400,
    issue?.code ?? "invalid_type",
    "A field has a value that it cannot hold. Correct it.",
    {
      field: String(field),
    },
  );
}
