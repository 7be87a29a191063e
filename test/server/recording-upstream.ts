import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Respond = (request: Recorded, response: ServerResponse) => void;

export interface Upstream {
  readonly baseUrl: string;
  /** What arrived, in order. */
  readonly requests: Recorded[];
  /** What arrived, as "GET /customers". */
  lines(): string[];
  /** Answers differently from now on; call without one to go back. */
  respond(with_?: Respond): void;
  close(): Promise<void>;
}

const at = (minute: number) => `2026-05-01T10:${String(minute).padStart(2, "0")}:00.000Z`;

/** A customer as the service sends it. Even numbers belong to Ana, odd ones to Ben. */
export const customer = (number: number, more: object = {}) => ({
  object: "customer",
  id: `cus_${number}`,
  display_id: number,
  name: `Customer ${number}`,
  slug: `customer-${number}`,
  domain: `c${number}.example`,
  status: "active",
  plan: "pro",
  mrr: 1000 * number,
  monthly_orders: null,
  hubspot_company_id: null,
  hubspot_deal_id: null,
  stripe_customer_id: null,
  intercom_company_id: null,
  slack_channel_id: null,
  metadata: { mrr: "written down twice" },
  created_at: at(number),
  updated_at: at(number),
  owner_email: number % 2 === 0 ? "ana@host.example" : "ben@host.example",
  field_sources: { mrr: "stripe", domain: "hubspot" },
  ...more,
});

const onboarding = (number: number) => ({
  object: "onboarding",
  id: `onb_${number}`,
  display_id: number,
  customer_id: `cus_${number}`,
  template_id: null,
  phase: "review",
  state: "active",
  started_at: null,
  completed_at: null,
  target_launch_date: null,
  csm_id: null,
  se_id: null,
  designer_id: null,
  product_ops_id: null,
  notes: null,
  created_at: at(number),
  updated_at: at(number),
});

const contact = (number: number) => ({
  object: "contact",
  id: `con_${number}`,
  display_id: number,
  customer_id: `cus_${number}`,
  name: `Contact ${number}`,
  email: `c${number}@c${number}.example`,
  title: null,
  is_primary: true,
  labels: [],
  created_at: at(number),
  updated_at: at(number),
});

const health = {
  object: "health",
  score: 72,
  bucket: "healthy",
  frozen_at: null,
  computed_at: at(1),
  history: [],
  signals: [
    {
      key: "contract_size",
      weight: 0.15,
      score: 40,
      summary: "$1,000",
      items: [{ label: "MRR", value: 1000 }],
    },
    { key: "task_health", weight: 0.2, score: 90, summary: "fine", items: [] },
  ],
};

const activity = (event_type: string, field: string | null) => ({
  timestamp: at(1),
  actor: "Ana",
  actor_type: "user",
  event_type,
  field,
  old_value: 1,
  new_value: 2,
  onboarding_id: null,
});

const COUNT = 8;
const numbers = Array.from({ length: COUNT }, (_, index) => COUNT - index);

const list = (rows: readonly object[]) => ({
  object: "list",
  data: rows,
  has_more: false,
  next_cursor: null,
});

function page(rows: readonly { created_at: string }[], url: URL) {
  const limit = Number(url.searchParams.get("limit") ?? 20);
  const cursor = url.searchParams.get("cursor");
  const older = rows.filter((row) => cursor === null || row.created_at < cursor);
  const data = older.slice(0, limit);
  const has_more = older.length > data.length;
  return { object: "list", data, has_more, next_cursor: has_more ? (data.at(-1)?.created_at ?? null) : null };
}

const find = <T extends { id: string; display_id: number }>(rows: T[], id: string | undefined) =>
  rows.find((row) => row.id === id || String(row.display_id) === id);

export function sendJson(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

export const failure = (type: string, code: string, message = "No.") => ({ error: { type, code, message } });

const missing = (noun: string) =>
  failure("not_found", `${noun}_not_found`, `This ${noun} was looked for in vain.`);

/** A few records, read-only in fact: every write answers with what the record would be. */
function answer(request: Recorded): [number, unknown] {
  const url = new URL(request.url, "http://upstream");
  const [, , , noun = "", id, below] = url.pathname.split("/");
  const written = request.body === "" ? {} : (JSON.parse(request.body) as object);
  const tables = {
    customers: numbers.map((number) => customer(number)),
    contacts: numbers.map(contact),
    onboardings: numbers.map(onboarding),
  };
  if (!(noun in tables)) return [200, noun === "me" || noun === "health" ? { object: noun } : list([])];
  const rows: { id: string; display_id: number; created_at: string }[] = tables[noun as keyof typeof tables];
  if (id === undefined) {
    return request.method === "POST"
      ? [201, { ...rows[0], id: "new_1", ...written }]
      : [200, page(rows, url)];
  }
  const row = find(rows, id);
  if (!row) return [404, missing(noun.slice(0, -1))];
  if (below === "health") return [200, health];
  if (below === "activity") {
    return [
      200,
      list([
        activity("customer.field_changed", "mrr"),
        activity("customer.field_changed", "plan"),
        activity("customer.health_score_dropped", null),
      ]),
    ];
  }
  if (below === "contacts" && request.method === "POST")
    return [201, { ...contact(row.display_id), ...written }];
  if (below === "contacts") return [200, list([contact(row.display_id)])];
  if (below === "onboardings") return [200, list([onboarding(row.display_id)])];
  if (request.method === "DELETE")
    return [200, { object: "deleted", id: row.id, display_id: row.display_id, deleted: true }];
  return [200, { ...row, ...written }];
}

const usual: Respond = (request, response) => {
  const [status, body] = answer(request);
  sendJson(response, status, body, {
    "x-ratelimit-limit": "600",
    "x-ratelimit-remaining": "599",
    "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 60),
  });
};

/** A stand-in for the service that writes down every request it gets. */
export async function startUpstream(): Promise<Upstream> {
  const requests: Recorded[] = [];
  let respond = usual;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const recorded = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(recorded);
      respond(recorded, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    requests,
    lines: () => requests.map(({ method, url }) => `${method} ${url.replace("/api/v1", "")}`),
    respond: (next = usual) => void (respond = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
