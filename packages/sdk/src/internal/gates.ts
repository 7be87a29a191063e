import { Gate } from "./gate.ts";

const gates = new Map<string, WeakRef<Gate>>();
const forget = new FinalizationRegistry((id: string) => {
  if (!gates.get(id)?.deref()) gates.delete(id);
});

/** The one gate of a base URL and key, shared by every client that uses them, for as long as one of them lives. */
export const gateFor = (baseUrl: string, key = ""): Gate => {
  const id = `${baseUrl} ${key}`;
  const known = gates.get(id)?.deref();
  if (known) return known;
  const gate = new Gate();
  gates.set(id, new WeakRef(gate));
  forget.register(gate, id);
  return gate;
};
