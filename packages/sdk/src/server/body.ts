import * as z from "zod/mini";
import { Refusal } from "./refusal.ts";

/** Largest request body let through. */
export const MAX_BODY_BYTES = 64 * 1024;
const MAX_DEPTH = 64;

/** The fields of a write, once each is known to the schema and fits it. Throws a refusal with 400 or 413. */
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
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A stream that is left early is cancelled, so that no more of a large body is taken in.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return await new Blob(chunks as Uint8Array<ArrayBuffer>[]).text();
}

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
