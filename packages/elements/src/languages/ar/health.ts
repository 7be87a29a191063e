import type { Language } from "../language.ts";

/** The hundred is a word, since the score beside it may be in other figures. */
export const health: Language["health"] = {
  label: "الصحة",
  buckets: { healthy: "سليم", watch: "تحت المتابعة", at_risk: "معرّض للخطر" },
  notScored: "بلا درجة",
  unavailable: "الصحة غير متاحة",
  meter: (score, bucket) => `${score} من مئة، ${bucket}`,
  frozen: "مجمّدة",
  frozenSince: (when) => `مجمّدة منذ ${when}، عند انسحاب العميل`,
  frozenHint: "توقفت الدرجة عند انسحاب العميل",
};
