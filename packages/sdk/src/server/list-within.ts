import type { ApiResult, Call, Requester } from "../core/options.ts";
import { ListCall, type Page } from "../core/page.ts";
import { customerSchema } from "../resources/customers/customers.schema.ts";
import { onboardingSchema } from "../resources/onboardings/onboardings.schema.ts";
import type { Scope } from "./scope.ts";

/** Pages of the service read for one page of the browser's, so that a page is seldom empty and a long search ends. */
const MAX_PAGES = 10;
/** Each onboarding's customer has to be read too. */
const MAX_ONBOARDINGS = 20;

/**
 * A page of a list with what the user sees of it. Goes on to the next page while there is nothing to show, since a client takes a few empty pages
 * for a broken list; a page may still be shorter than asked.
 */
export async function listWithin(
  scope: Scope,
  upstream: Requester,
  { path, query }: Call,
): Promise<ApiResult<unknown>> {
  const customers = path === "/customers";
  const limit = Number(query?.["limit"] ?? 20);
  const sees = async (row: Record<string, unknown>): Promise<boolean> =>
    customers ? scope.includes(row) : scope.seesCustomer(String(row["customer_id"]));
  const list = new ListCall<Record<string, unknown>>({
    transport: upstream,
    segments: [path.slice(1)],
    schema: customers ? customerSchema : onboardingSchema,
    params: { ...query, limit: customers ? limit : Math.min(limit, MAX_ONBOARDINGS) },
    options: undefined,
  });
  const { data: first, response } = await list.withResponse();
  for (let page: Page<Record<string, unknown>> = first, pages = 1; ; pages++) {
    const seen = await Promise.all(page.data.map(sees));
    const data = page.data.filter((_, at) => seen[at]);
    const next = data.length > 0 || pages === MAX_PAGES ? null : await page.nextPage();
    if (!next)
      return {
        data: { object: "list", data, has_more: page.hasMore, next_cursor: page.nextCursor },
        response,
      };
    page = next;
  }
}
