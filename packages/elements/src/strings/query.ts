import { englishDiagnostics } from "@pivotal/sdk/store";
import { words } from "../languages/spoken.ts";

type FieldName =
  | "name"
  | "domain"
  | "contact"
  | "owner"
  | "plan"
  | "status"
  | "tag"
  | "health"
  | "bucket"
  | "mrr"
  | "id"
  | "slug"
  | "created"
  | "updated"
  | "source"
  | "is"
  | "has"
  | "no";

/** What the query language says to people. In English that is the SDK's, so that there is nothing of it here. */
export const query = words("query", {
  /** What its fields are called. */
  fields: {} as Readonly<Record<FieldName, string>>,
  /** What is wrong in a query. */
  problems: englishDiagnostics,
});
