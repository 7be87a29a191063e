import type { Language } from "../language.ts";

/** The last two are asked for with `is:` and are nobody's status; English shows them as they are typed. */
const names = {
  onboarding: "قيد التهيئة",
  active: "نشط",
  at_risk: "معرّض للخطر",
  churned: "منسحب",
  archived: "مؤرشف",
  frozen: "مجمّد",
  paused: "متوقف مؤقتًا",
};

export const status: Language["status"] = { names };
