import type * as z from "zod/mini";
import { contactCreateSchema, contactUpdateSchema } from "../resources/contacts/contacts.schema.ts";
import { customerCreateSchema, customerUpdateSchema } from "../resources/customers/customers.schema.ts";
import {
  onboardingCreateSchema,
  onboardingUpdateSchema,
} from "../resources/onboardings/onboardings.schema.ts";
import { tagUpdateSchema } from "../resources/tags/tags.schema.ts";
import { viewCreateSchema, viewUpdateSchema } from "../resources/views/views.schema.ts";

/**
 * How an operation leads to the customers it concerns, which is what a session limited to some customers is judged by:
 * `workspace` concerns none; `rows` are customers or name one; `customer` is in the path; `contact` and `onboarding` in the path name
 * theirs; `body` names it; `everyone` touches all customers at once, so that a limited session may not.
 */
export type Reach = "workspace" | "rows" | "customer" | "contact" | "onboarding" | "body" | "everyone";

export interface Route {
  readonly name: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** What follows the mount path, with one `{name}` for each parameter. */
  readonly path: string;
  /** Contract level: published, described or our extension. */
  readonly level: "P" | "D" | "X";
  readonly reach: Reach;
  /** The query keys that are let through, each with what its value must match. */
  readonly query?: Readonly<Record<string, RegExp>>;
  /** A body with any other field is refused. */
  readonly body?: z.ZodMiniObject;
  /** Answered by the handler itself, as a stream that stays open; nothing is asked of the service. */
  readonly stream?: true;
}

const ID = /^[A-Za-z0-9_-]{1,128}$/;

/** What each path parameter must match once decoded. Nothing here can change which route the service sees. */
export const PARAMETERS: Readonly<Record<string, RegExp>> = {
  id: ID,
  customerId: ID,
  // A tag is free text, but for whatever a URL parser or a proxy might read as structure.
  tag: /^(?!\.+$)[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}/\\%;?#]{1,100}$/u,
};

const WORD = /^[\p{L}\p{N}_. -]{1,100}$/u;
const TEXT = /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,200}$/u;
const page = { limit: /^(?:[1-9]\d?|100)$/, cursor: /^[\x21-\x7e]{1,200}$/ };

/** Everything that a browser may ask for. What is not in this table does not exist. */
export const ROUTES = [
  { name: "me.retrieve", method: "GET", path: "/me", level: "P", reach: "workspace" },
  { name: "health.check", method: "GET", path: "/health", level: "P", reach: "workspace" },

  {
    name: "customers.list",
    method: "GET",
    path: "/customers",
    level: "P",
    reach: "rows",
    query: { ...page, status: WORD, slug: TEXT },
  },
  {
    name: "customers.create",
    method: "POST",
    path: "/customers",
    level: "P",
    reach: "everyone",
    body: customerCreateSchema,
  },
  { name: "customers.retrieve", method: "GET", path: "/customers/{id}", level: "P", reach: "customer" },
  {
    name: "customers.update",
    method: "PATCH",
    path: "/customers/{id}",
    level: "P",
    reach: "customer",
    body: customerUpdateSchema,
  },
  { name: "customers.delete", method: "DELETE", path: "/customers/{id}", level: "P", reach: "customer" },

  {
    name: "contacts.list",
    method: "GET",
    path: "/customers/{customerId}/contacts",
    level: "P",
    reach: "customer",
    query: page,
  },
  {
    name: "contacts.create",
    method: "POST",
    path: "/customers/{customerId}/contacts",
    level: "P",
    reach: "customer",
    body: contactCreateSchema,
  },
  { name: "contacts.retrieve", method: "GET", path: "/contacts/{id}", level: "P", reach: "contact" },
  {
    name: "contacts.update",
    method: "PATCH",
    path: "/contacts/{id}",
    level: "P",
    reach: "contact",
    body: contactUpdateSchema,
  },
  { name: "contacts.delete", method: "DELETE", path: "/contacts/{id}", level: "P", reach: "contact" },

  {
    name: "onboardings.list",
    method: "GET",
    path: "/onboardings",
    level: "P",
    reach: "rows",
    query: { ...page, customer_id: ID, state: WORD, phase: WORD },
  },
  {
    name: "onboardings.create",
    method: "POST",
    path: "/onboardings",
    level: "P",
    reach: "body",
    body: onboardingCreateSchema,
  },
  {
    name: "onboardings.listForCustomer",
    method: "GET",
    path: "/customers/{customerId}/onboardings",
    level: "P",
    reach: "customer",
    query: { ...page, state: WORD, phase: WORD },
  },
  { name: "onboardings.retrieve", method: "GET", path: "/onboardings/{id}", level: "P", reach: "onboarding" },
  {
    name: "onboardings.update",
    method: "PATCH",
    path: "/onboardings/{id}",
    level: "P",
    reach: "onboarding",
    body: onboardingUpdateSchema,
  },
  {
    name: "onboardings.delete",
    method: "DELETE",
    path: "/onboardings/{id}",
    level: "P",
    reach: "onboarding",
  },

  {
    name: "activity.list",
    method: "GET",
    path: "/customers/{customerId}/activity",
    level: "D",
    reach: "customer",
    query: { ...page, actor: TEXT, event_type: WORD, from: TEXT, to: TEXT },
  },
  {
    name: "health.retrieve",
    method: "GET",
    path: "/customers/{customerId}/health",
    level: "X",
    reach: "customer",
  },
  { name: "members.list", method: "GET", path: "/members", level: "X", reach: "workspace", query: page },
  {
    name: "customFields.list",
    method: "GET",
    path: "/custom_fields",
    level: "X",
    reach: "workspace",
    query: page,
  },
  { name: "views.list", method: "GET", path: "/views", level: "X", reach: "workspace", query: page },
  {
    name: "views.create",
    method: "POST",
    path: "/views",
    level: "X",
    reach: "workspace",
    body: viewCreateSchema,
  },
  {
    name: "views.update",
    method: "PATCH",
    path: "/views/{id}",
    level: "X",
    reach: "workspace",
    body: viewUpdateSchema,
  },
  { name: "views.delete", method: "DELETE", path: "/views/{id}", level: "X", reach: "workspace" },
  { name: "tags.list", method: "GET", path: "/tags", level: "X", reach: "everyone", query: page },
  {
    name: "tags.update",
    method: "PATCH",
    path: "/tags/{tag}",
    level: "X",
    reach: "everyone",
    body: tagUpdateSchema,
  },

  {
    name: "events.follow",
    method: "GET",
    path: "/events",
    level: "P",
    reach: "rows",
    query: { after: /^[\w-]{1,200}$/ },
    stream: true,
  },
] as const satisfies readonly Route[];

/** The operations by name, as `authorize` sees them. */
export type ActionName = (typeof ROUTES)[number]["name"];
