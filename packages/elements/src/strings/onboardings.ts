import { words } from "../languages/spoken.ts";
import { wordOf } from "./word-of.ts";

/** The words of `<pv-onboardings>`. */
export const onboardings = words("onboardings", {
  label: "Onboardings",
  title: (number: string) => `Onboarding ${number}`,
  phaseNames: {
    before_getting_started: "Before getting started",
    program_design: "Program design",
    review: "Review",
    program_buildout: "Program buildout",
    internal_qa: "Internal QA",
    launch: "Launch",
    completed: "Completed",
  },
  states: {
    active: "Active",
    paused: "Paused",
    at_risk: "At risk",
    waiting: "Waiting for the customer",
  },
  phases: "Phases",
  done: "Done",
  current: "Current phase",
  ahead: "Ahead",
  /** Which phase of how many. */
  step: (place: string, total: string) => `${place} of ${total}`,
  launch: "Target launch",
  noLaunch: "No target launch date",
  launchLate: (count: string, n: number) => (n === 1 ? "1 day late" : `${count} days late`),
  launchToday: "today",
  launchIn: (count: string, n: number) => (n === 1 ? "in 1 day" : `in ${count} days`),
  started: "Started",
  completedOn: (day: string) => `Completed ${day}`,
  people: {
    csm_id: "CSM",
    se_id: "Solutions engineer",
    designer_id: "Designer",
    product_ops_id: "Product ops",
  },
  notes: "Notes",
  pause: "Pause",
  resume: "Resume",
  pauseOf: (title: string) => `Pause ${title}`,
  resumeOf: (title: string) => `Resume ${title}`,
  paused: (title: string) => `${title} is paused`,
  resumed: (title: string) => `${title} is active again`,
  notPaused: "Not paused.",
  notResumed: "Not resumed.",
  stale: "These may be out of date: they could not be loaded again.",
  empty: "No onboardings yet. They appear here as soon as the first one is started.",
  noneOngoing: "No onboarding is under way.",
  completed: (count: string, _n: number) => `Completed (${count})`,
} as const);

/** The word for a phase. One that is not known here is shown as the server spells it. */
export const phaseWord = (phase: string): string => wordOf(onboardings.phaseNames, phase) ?? phase;

/** The word for an onboarding's state. One that is not known here is shown as the server spells it. */
export const onboardingStateWord = (state: string): string => wordOf(onboardings.states, state) ?? state;
