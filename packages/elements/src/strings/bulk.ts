import { words } from "../languages/spoken.ts";

/** The words of editing many customers at once. `count` is written as the locale does; `n` is the number itself. */
const customers = (count: string, n: number): string => (n === 1 ? "1 customer" : `${count} customers`);

export const bulk = words("bulk", {
  label: "Edit what is selected",
  fields: { owner: "Owner", plan: "Plan", status: "Status", tags: "Tags" },
  clear: "Clear selection",
  close: "Close",
  cancel: "Cancel",
  noOwner: "Nobody",
  choose: "Choose",
  planHint: "Leave empty to take the plan away.",
  tagHint: "Several tags are separated by commas.",
  tagModes: { add: "Add", remove: "Remove", replace: "Replace all with" },
  apply: (count: string, n: number) => `Change ${customers(count, n)}`,
  owned: (source: string, field: string, count: string, n: number, all: boolean) =>
    `${source} owns the ${field.toLowerCase()} of ${all ? (n === 1 ? "this customer" : "all of them") : customers(count, n)}. Its next sync will overwrite the change.`,
  churn: (count: string, n: number) => `Mark ${customers(count, n)} as churned`,
  churnTitle: (count: string, n: number) => `Mark ${customers(count, n)} as churned?`,
  churnMeans: [
    "Their active onboardings pause, and stay paused until someone resumes them.",
    "Their notifications stop.",
    "Their health scores freeze where they are.",
    "They leave the active counts and the default list.",
  ],
  running: (done: string, total: string, _n: number) => `${done} of ${total} done`,
  undoing: (done: string, total: string, _n: number) => `${done} of ${total} undone`,
  cancelling: "Stopping after those on their way",
  changed: (count: string, n: number) => `${customers(count, n)} changed.`,
  restored: (count: string, n: number) => `${customers(count, n)} restored.`,
  wereSo: (count: string, _n: number) => `${count} were so already.`,
  changedSince: (count: string, _n: number) => `${count} left as changed since.`,
  partly: (count: string, _n: number) => `${count} of them in part, since somebody has changed the rest.`,
  left: (count: string, _n: number) => `${count} not tried.`,
  failed: (count: string, _n: number) => `${count} failed`,
  moreFailed: (count: string, _n: number) => `and ${count} more`,
  retry: "Try again",
  goOn: "Go on",
  undo: "Undo",
  undoChurn: "Undo brings the status back; onboardings stay paused.",
  dismiss: "Dismiss",
  unknown: "A customer who is not here any more",
} as const);
