import { MOCK_API_KEY } from "@pivotal/mocks";

interface Where {
  baseUrl: string;
  fetch?: typeof globalThis.fetch;
}
interface Row {
  slug: string;
}
interface Page {
  data: { id: string }[];
  has_more: boolean;
  next_cursor: string | null;
}

const headers = { authorization: `Bearer ${MOCK_API_KEY}`, "content-type": "application/json" };

/** The import that the service's guide describes: a few in flight, a key for each record, Retry-After obeyed. */
export async function documentedImport(
  rows: readonly Row[],
  { baseUrl, fetch = globalThis.fetch, concurrency }: Where & { concurrency: number },
): Promise<number> {
  const queue = rows.values();
  let created = 0;
  const work = async () => {
    for (const row of queue) {
      const init = {
        method: "POST",
        headers: { ...headers, "idempotency-key": row.slug },
        body: JSON.stringify(row),
      };
      const response = await untilAllowed(() => fetch(`${baseUrl}/customers`, init));
      await response.json();
      if (response.status === 201) created += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return created;
}

/** One read that obeys Retry-After. */
export async function documentedRead(
  id: string,
  { baseUrl, fetch = globalThis.fetch }: Where,
): Promise<boolean> {
  const response = await untilAllowed(() => fetch(`${baseUrl}/customers/${id}`, { headers }));
  await response.json();
  return response.ok;
}

/** The walk that the service's guide describes: pass `next_cursor` back until there is no more. */
export async function documentedWalk({ baseUrl, fetch = globalThis.fetch }: Where): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ""; ;) {
    const response = await fetch(`${baseUrl}/customers?limit=100${cursor && `&cursor=${cursor}`}`, {
      headers,
    });
    const page = (await response.json()) as Page;
    ids.push(...page.data.map(({ id }) => id));
    if (!page.has_more || page.next_cursor === null) return ids;
    cursor = page.next_cursor;
  }
}

async function untilAllowed(send: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await send();
    if (response.status !== 429) return response;
    await response.arrayBuffer();
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get("retry-after")) * 1000));
  }
}
