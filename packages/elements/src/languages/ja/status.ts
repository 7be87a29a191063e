import type { Language } from "../language.ts";

/** The last two are asked for with `is:` and are nobody's status; English shows them as they are typed. */
const names = {
  onboarding: "オンボーディング中",
  active: "アクティブ",
  at_risk: "リスクあり",
  churned: "解約済み",
  archived: "アーカイブ済み",
  frozen: "凍結中",
  paused: "一時停止中",
};

export const status: Language["status"] = { names };
