const phases: Readonly<Record<string, string>> = {
  before_getting_started: "Before getting started",
  program_design: "Program design",
  review: "Review",
  program_buildout: "Program buildout",
  internal_qa: "Internal QA",
  launch: "Launch",
  completed: "Completed",
};

const states: Readonly<Record<string, string>> = {
  active: "Active",
  paused: "Paused",
  at_risk: "At risk",
  waiting: "Waiting for the customer",
};

const lookUp = (words: Readonly<Record<string, string>>, key: string): string =>
  (Object.hasOwn(words, key) ? words[key] : undefined) ?? key;

/** The word for a phase. One that is not known here is shown as the server spells it. */
export const phaseWord = (phase: string): string => lookUp(phases, phase);

/** The word for an onboarding's state. One that is not known here is shown as the server spells it. */
export const onboardingStateWord = (state: string): string => lookUp(states, state);

/** The words of `<pv-onboardings>`. */
export const onboardings = {
  label: "Onboardings",
  title: (number: string) => `Onboarding ${number}`,
  phases: "Phases",
  done: "Done",
  current: "Current phase",
  ahead: "Ahead",
  step: (place: number, count: number) => `${place} of ${count}`,
  launch: "Target launch",
  noLaunch: "No target launch date",
  launchLate: (days: number, shown: string) => (days === 1 ? "1 day late" : `${shown} days late`),
  launchToday: "today",
  launchIn: (days: number, shown: string) => (days === 1 ? "in 1 day" : `in ${shown} days`),
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
  completed: (count: string) => `Completed (${count})`,
} as const;
