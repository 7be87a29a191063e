import type { SharedState, Subscriber } from "./shared-state.ts";

const encoder = new TextEncoder();
const IV_BYTES = 12;

/** Names and messages as the shared state sees them, for one API key. */
interface Seal {
  /** Tells messages of this key from those of another. */
  readonly mark: string;
  name(text: string): Promise<string>;
  close(topic: string, text: string): Promise<string>;
  /** Undefined for what this key did not close, or for another topic. */
  open(topic: string, sealed: string): Promise<string | undefined>;
}

/**
 * A shared state that learns nothing: keys and topics are digests and messages are encrypted, all by secrets that follow from the API key. So
 * two workspaces never meet in one state, whoever reads it reads of no user and no customer, and whoever writes to it can tell no page
 * anything.
 */
export function sealState(given: SharedState, apiKey: () => Promise<string>): SharedState {
  let last: { readonly key: string; readonly seal: Promise<Seal> } | undefined;
  const seal = async (): Promise<Seal> => {
    const key = await apiKey();
    if (last?.key !== key) last = { key, seal: sealFor(key) };
    return await last.seal;
  };
  return {
    async take(windows) {
      const { name } = await seal();
      return await given.take(
        await Promise.all(windows.map(async ({ key, limit }) => ({ key: await name(key), limit }))),
      );
    },
    add: async (key, ttlMs) => given.add(await (await seal()).name(key), ttlMs),
    delete: async (key) => given.delete(await (await seal()).name(key)),
    async publish(topic, message) {
      const { mark, close } = await seal();
      await given.publish(topic, `${mark}.${await close(topic, message)}`);
    },
    subscribe: (topic, subscriber) => given.subscribe(topic, opening(topic, subscriber, seal)),
  };
}

const SEALED = /^([\w-]{8})\.([\w-]+)$/;

/** Hears in the order of what was published. What another key has closed is another's; what nobody has closed is heard as nothing. */
function opening(topic: string, { hear, missed }: Subscriber, seal: () => Promise<Seal>): Subscriber {
  let tail = Promise.resolve();
  const inTurn = (work: () => void | Promise<void>) => {
    tail = tail.then(work).catch(missed);
  };
  return {
    hear: (message) =>
      inTurn(async () => {
        const [, mark, sealed = ""] = SEALED.exec(message) ?? [];
        const own = await seal();
        if (mark === undefined) hear("");
        else if (mark === own.mark) hear((await own.open(topic, sealed)) ?? "");
      }),
    missed: () => inTurn(missed),
  };
}

async function sealFor(apiKey: string): Promise<Seal> {
  const base = await crypto.subtle.importKey("raw", encoder.encode(apiKey), "HKDF", false, ["deriveKey"]);
  const derive = (info: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      {
        name: "HKDF",
        hash: "SHA-256",
        salt: encoder.encode("pivotal shared state"),
        info: encoder.encode(info),
      },
      base,
      kind,
      false,
      uses,
    );
  const [naming, closing] = await Promise.all([
    derive("names", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
    derive("messages", { name: "AES-GCM", length: 256 }, ["encrypt", "decrypt"]),
  ]);
  const name = async (text: string) => {
    const digest = await crypto.subtle.sign("HMAC", naming, encoder.encode(text));
    return toText(new Uint8Array(digest, 0, 16));
  };
  const by = (topic: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: "AES-GCM",
    iv,
    additionalData: encoder.encode(topic),
  });
  return {
    mark: (await name("mark")).slice(0, 8),
    name,
    async close(topic, text) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const closed = await crypto.subtle.encrypt(by(topic, iv), closing, encoder.encode(text));
      return toText(new Uint8Array([...iv, ...new Uint8Array(closed)]));
    },
    async open(topic, sealed) {
      try {
        const bytes = fromText(sealed);
        const iv = bytes.slice(0, IV_BYTES);
        return new TextDecoder().decode(
          await crypto.subtle.decrypt(by(topic, iv), closing, bytes.slice(IV_BYTES)),
        );
      } catch (error) {
        if (error instanceof DOMException) return undefined;
        throw error;
      }
    },
  };
}

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Throws a DOMException for what is no base64url. */
const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));
