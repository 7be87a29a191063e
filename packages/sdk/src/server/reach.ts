import type { ApiResult, Call, Requester } from "../core/options.ts";
import type { Match } from "./match.ts";
import { listWithin } from "./list-within.ts";
import { missing, Refusal } from "./refusal.ts";
import type { Scope } from "./scope.ts";

interface Operation extends Match {
  readonly upstream: Requester;
  readonly call: Call;
  /** Absent when the user sees every customer. */
  readonly scope: Scope | undefined;
}

type Result = Promise<ApiResult<unknown>>;

/** Does what was asked, as far as the user's scope reaches. `send` carries it out as it is. */
export async function reach({ route, params, call, scope, upstream }: Operation, send: () => Result): Result {
  if (!scope) return await send();
  const { id = "", customerId = id } = params;
  const read = route.method === "GET";
  switch (route.reach) {
    case "workspace":
      return await send();
    case "everyone":
      // As on a server without the route, so that views make do with what they have.
      if (read) throw missing("route_not_found");
      throw new Refusal(
        403,
        "limited_scope",
        "This touches customers that are not yours. Ask whoever runs this site.",
      );
    case "rows":
      return await listWithin(scope, upstream, call);
    case "customer": {
      const found = await scope.requireCustomer(customerId);
      return read && route.path === "/customers/{id}" ? found : await send();
    }
    case "contact":
    case "onboarding": {
      const found = await scope.requireChild(route.reach, id);
      return read ? found : await send();
    }
    case "body": {
      const { customer_id: owner } = call.body as { customer_id: string };
      if (!(await scope.seesCustomer(owner))) throw missing("customer_not_found");
      return await send();
    }
  }
}
