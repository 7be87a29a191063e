import type { Language } from "../language.ts";
import { counted, ofPoints } from "./plural.ts";

const earlierChanges = counted({
  one: "تغيّر واحد أقدم",
  two: "تغيّران أقدم",
  few: "تغيّرات أقدم",
  many: "تغيّرًا أقدم",
  other: "تغيّر أقدم",
});

export const healthRecord: Language["healthRecord"] = {
  signals: "مكوّنات الدرجة",
  weight: (percent) => `بوزن ${percent}`,
  // Stands behind the score, too, which is then left out.
  signalScore: (score) => `${score} من مئة`,
  nothingCounted: "لا شيء يُحسب بعد",
  noSignals: "يقدّم هذا الخادم الدرجة من دون مكوّناتها.",
  notScored: "لم يُحسب شيء بعد. تظهر الدرجة مع أول تهيئة أو عقد أو نشاط.",
  trend: (last, change, since) => `${last} الآن، ${change} منذ ${since}`,
  up: (by) => `بارتفاع ${by}`,
  down: (by) => `بانخفاض ${by}`,
  unchanged: "دون تغيّر",
  computed: (when) => `حُسبت ${when}`,
  frozenMeans: "تُستأنف عندما يعود العميل نشطًا.",
  movers: "أكثر ما يحسّن الدرجة",
  gain: (count, n) => `حتى ${ofPoints(count, n)}`,
  missing: "مكوّنات ناقصة لا تُحسب",
  missingMeans: "يزداد وزن المكوّنات الأخرى بدلًا منها.",
  changes: "تغيّرات المستوى",
  change: (from, to, score) => `من «${from}» إلى «${to}» عند ${score}`,
  earlier: (count, n) => `و${earlierChanges(count, n)}`,
  mismatch: (bucket, status) =>
    `الدرجة تشير إلى «${bucket}»، والحالة «${status}». لا تغيّر الدرجة الحالة أبدًا، فالقرار للإنسان.`,
  signalNames: {
    onboarding_velocity: "سرعة التهيئة",
    recent_activity: "النشاط الأخير",
    task_health: "وضع المهام",
    contract_size: "حجم العقد",
    support_load: "عبء الدعم",
  },
};
