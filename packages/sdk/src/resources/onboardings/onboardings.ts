import type { ApiCall } from "../../core/api-call.ts";
import type { ListParams, RequestOptions } from "../../core/options.ts";
import type { ListCall } from "../../core/page.ts";
import { Resource } from "../../core/resource.ts";
import { deletedSchema, type Deleted } from "../../core/wire.schema.ts";
import type { Id } from "../../internal/path.ts";
import {
  onboardingCreateSchema,
  onboardingSchema,
  onboardingUpdateSchema,
  type Onboarding,
  type OnboardingCreate,
  type OnboardingPhase,
  type OnboardingState,
  type OnboardingUpdate,
} from "./onboardings.schema.ts";

export interface OnboardingListParams extends ListParams {
  customer_id?: string;
  state?: OnboardingState;
  phase?: OnboardingPhase;
}

/** Onboardings, of every customer or of one. [P] */
export class Onboardings extends Resource {
  /** Newest first. [P] */
  list(params?: OnboardingListParams, options?: RequestOptions): ListCall<Onboarding> {
    return this.rows(["onboardings"], onboardingSchema, params, options);
  }

  /** Newest first. [P] */
  listForCustomer(customerId: Id, params?: ListParams, options?: RequestOptions): ListCall<Onboarding> {
    return this.rows(["customers", customerId, "onboardings"], onboardingSchema, params, options);
  }

  /** Begins in the first phase, `active`, unless the body says otherwise. [P] */
  create(body: OnboardingCreate, options?: RequestOptions): ApiCall<Onboarding> {
    return this.call("POST", ["onboardings"], onboardingSchema, options, {
      schema: onboardingCreateSchema,
      body,
    });
  }

  retrieve(id: Id, options?: RequestOptions): ApiCall<Onboarding> {
    return this.call("GET", ["onboardings", id], onboardingSchema, options);
  }

  /** An absent field stays, `null` clears. [P] */
  update(id: Id, body: OnboardingUpdate, options?: RequestOptions): ApiCall<Onboarding> {
    return this.call("PATCH", ["onboardings", id], onboardingSchema, options, {
      schema: onboardingUpdateSchema,
      body,
    });
  }

  /** Sets the state `paused`. [P] */
  pause(id: Id, options?: RequestOptions): ApiCall<Onboarding> {
    return this.update(id, { state: "paused" }, options);
  }

  /** Sets the state `active`, as after a customer was won back: nothing resumes by itself. [P] */
  resume(id: Id, options?: RequestOptions): ApiCall<Onboarding> {
    return this.update(id, { state: "active" }, options);
  }

  delete(id: Id, options?: RequestOptions): ApiCall<Deleted> {
    return this.call("DELETE", ["onboardings", id], deletedSchema, options);
  }
}
