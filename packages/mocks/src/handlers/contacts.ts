import { contactCreateSchema, contactSchema, contactUpdateSchema, deletedSchema } from "@pivotal/sdk/schemas";
import type { ContactCreate } from "@pivotal/sdk/schemas";
import { drifted } from "../drift.ts";
import { NOUN } from "../ids.ts";
import { project } from "../levels.ts";
import { pageOfFew } from "../page.ts";
import { notFound } from "../problem.ts";
import { paging } from "../route.ts";
import type { Call, Route } from "../route.ts";
import type { ContactRow } from "../rows.ts";
import { createContact, deleteContact, updateContact } from "../writes/contact.ts";
import { customerOf } from "./customers.ts";

const contactOf = ({ db, params }: Call): ContactRow => {
  const row = db.contact(params["id"] ?? "");
  if (!row) throw notFound("contact");
  return row;
};

const show = ({ db, level, drift }: Call, row: ContactRow): unknown => {
  const enums = drift.enums === true && !db.contacts.written.has(row.display_id);
  return drifted(project("contact", row, level), row.display_id, { ...drift, enums });
};

export const contactRoutes: Route[] = [
  {
    method: "GET",
    path: "/customers/{id}/contacts",
    operation: "contacts.list",
    summary: "List a customer's contacts, newest first",
    level: "published",
    query: paging(),
    answer: contactSchema,
    list: true,
    handle: (call) =>
      pageOfFew(
        call.db.contactsOf(customerOf(call).display_id),
        { limit: call.query["limit"] as number, cursor: call.query["cursor"] as number | undefined },
        (row) => row.created_at,
        (row) => show(call, row),
      ),
  },
  {
    method: "POST",
    path: "/customers/{id}/contacts",
    operation: "contacts.create",
    summary: "Add a contact to a customer",
    level: "published",
    body: contactCreateSchema,
    fields: "contact",
    answer: contactSchema,
    status: 201,
    handle: (call) => {
      const input = call.body as ContactCreate;
      return show(call, createContact(call.db, customerOf(call), input, call.actor, call.now));
    },
  },
  {
    method: "GET",
    path: "/contacts/{id}",
    operation: "contacts.retrieve",
    summary: "Retrieve a contact by id or display_id",
    level: "published",
    answer: contactSchema,
    handle: (call) => show(call, contactOf(call)),
  },
  {
    method: "PATCH",
    path: "/contacts/{id}",
    operation: "contacts.update",
    summary: "Change a contact; promoting it demotes the former primary",
    level: "published",
    body: contactUpdateSchema,
    fields: "contact",
    answer: contactSchema,
    handle: (call) => {
      return show(call, updateContact(call.db, contactOf(call), call.body, call.actor, call.now));
    },
  },
  {
    method: "DELETE",
    path: "/contacts/{id}",
    operation: "contacts.delete",
    summary: "Delete a contact softly",
    level: "published",
    answer: deletedSchema,
    handle: ({ db, params, actor, now }) => {
      const row = db.contacts.get(db.plan.ids.number(NOUN.contact, params["id"] ?? "") ?? 0);
      if (!row) throw notFound("contact");
      if (!row.deleted) deleteContact(db, row, actor, now);
      return { object: "deleted", id: row.id, display_id: row.display_id, deleted: true };
    },
  },
];
