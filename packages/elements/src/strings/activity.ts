import { localeOfWords, words } from "../languages/spoken.ts";
import { wordOf } from "./word-of.ts";

/** Keeps a value of a record from turning the sentence around it. */
export const held = (text: string): string => `\u2068${text}\u2069`;

const readable = (key: string): string => key.replace(/[._-]+/g, " ").trim();

/** What a kind of event is called. One that is not known here is shown as the server spells it, made readable. */
export const eventTypeWord = (type: string): string =>
  wordOf(activity.types, type) ?? readable(type).replace(/^./u, (first) => first.toLocaleUpperCase());

/** What a field is called within a sentence. */
export const fieldWord = (field: string): string => wordOf(activity.fields, field) ?? readable(field);

const entries = (count: string, n: number): string => (n === 1 ? "1 entry" : `${count} entries`);

/** The words of `<pv-activity>`. A sentence about an event goes on from its actor's name. */
export const activity = words("activity", {
  label: "Activity",
  filters: "Filter activity",
  actor: "Who",
  anyone: "Anyone",
  type: "What",
  anything: "Anything",
  from: "From",
  to: "To",
  clear: "Clear filters",
  wrongRange: "The first day is after the last.",
  count: entries,
  soFar: (count: string, n: number) =>
    n === 1 ? "The newest entry so far" : `The newest ${count} entries so far`,
  match: (count: string, n: number) => (n === 1 ? "1 matches" : `${count} match`),
  matchSoFar: (count: string, n: number, read: string, readN: number) =>
    `${count} ${n === 1 ? "matches" : "match"} among the newest ${readN === 1 ? "entry" : `${read} entries`}`,
  more: "Load older",
  loadingMore: "Loading older entries",
  moreFailed: "Older entries could not be loaded.",
  refreshFailed: "This may be out of date: the newest entries could not be loaded.",
  end: "That is the whole history.",
  empty: "Nothing has happened yet. Every change to this customer appears here.",
  noMatch: "Nothing matches.",
  noMatchSoFar: (read: string, n: number) =>
    `Nothing matches among the newest ${n === 1 ? "entry" : `${read} entries`}.`,
  notOffered: "This server keeps no history that could be shown here.",
  known: "What is known:",
  created: "Created",
  updated: "Last changed",
  today: "Today",
  yesterday: "Yesterday",
  noDay: "No date",
  fromValue: "from",
  toValue: "to",
  none: "none",
  yes: "yes",
  no: "no",
  whole: "Show all of it",
  removedContact: "removed contact",
  /** Kinds of event. */
  types: {
    "customer.created": "Customer added",
    "customer.field_changed": "Field changed",
    "customer.status_changed": "Status changed",
    "customer.archived": "Customer archived",
    "customer.health_score_dropped": "Health score dropped",
    "customer.health_bucket_changed": "Health level changed",
    "onboarding.created": "Onboarding started",
    "onboarding.phase_moved": "Onboarding moved",
    "onboarding.field_changed": "Onboarding changed",
    "onboarding.deleted": "Onboarding deleted",
    "task.created": "Task added",
    "task.completed": "Task completed",
    "contact.added": "Contact added",
    "contact.archived": "Contact archived",
    "contact.field_changed": "Contact changed",
    "comment.added": "Comment",
  },
  /** Fields, as they are called within a sentence. */
  fields: {
    mrr: "MRR",
    owner_email: "owner",
    custom_fields: "custom fields",
    monthly_orders: "monthly orders",
    hubspot_company_id: "HubSpot company",
    hubspot_deal_id: "HubSpot deal",
    stripe_customer_id: "Stripe customer",
    intercom_company_id: "Intercom company",
    slack_channel_id: "Slack channel",
    is_primary: "primary contact",
    csm_id: "CSM",
    se_id: "solutions engineer",
    designer_id: "designer",
    product_ops_id: "product ops",
    email: "e-mail",
    health_score: "health score",
    health_bucket: "health level",
  },
  /** Stands behind the name of what is no member of the workspace. */
  kinds: { api_key: "API key", contact: "contact" },
  said: {
    created: "added the customer",
    archived: "archived the customer",
    set: (field: string) => `set the ${field}`,
    changed: (field: string) => `changed the ${field}`,
    cleared: (field: string) => `cleared the ${field}`,
    tagged: (tags: string) => `added the tags ${tags}`,
    taggedOne: (tag: string) => `added the tag ${tag}`,
    untagged: (tags: string) => `removed the tags ${tags}`,
    untaggedOne: (tag: string) => `removed the tag ${tag}`,
    both: (one: string, other: string) => `${one} and ${other}`,
    wonBack: "won the customer back",
    reason: (status: string) => `gave the reason for ${status}`,
    status: "changed the status",
    dropped: (points: string, _n: number) => `saw the health score drop by ${points}`,
    bucket: "saw the health level change",
    onboardingCreated: "started an onboarding",
    onboardingMoved: "moved an onboarding",
    onboardingPaused: "paused an onboarding",
    onboardingResumed: "resumed an onboarding",
    onboardingDeleted: "deleted an onboarding",
    ofOnboarding: (what: string) => `${what} of an onboarding`,
    taskCreated: (task: string) => `added the task ${task}`,
    taskCompleted: (task: string) => `completed the task ${task}`,
    someTaskCreated: "added a task",
    someTaskCompleted: "completed a task",
    contactAdded: (contact: string) => `added the contact ${contact}`,
    contactArchived: (contact: string) => `archived the contact ${contact}`,
    contactRestored: "unarchived a contact",
    promoted: "made a contact the primary one",
    demoted: "took the star from a contact",
    ofContact: (what: string) => `${what} of a contact`,
    commented: "commented",
    other: (type: string, field: string) => (field ? `${type}: ${field}` : type),
  },
  exporting: {
    name: (customer: string, day: string) => `Activity of ${customer} ${day}`,
    loading: (count: string, n: number) => `${entries(count, n)} written so far.`,
    done: (count: string, n: number) => `${entries(count, n)} exported.`,
  },
} as const);

/** Several values in a sentence, each kept from turning it around. */
export const listed = (values: readonly string[], locale: string): string =>
  new Intl.ListFormat(localeOfWords(locale), { type: "conjunction" }).format(values.map(held));
