import type { Language } from "../language.ts";
import { customers, ofCustomers, ofDays, ofOtherCustomers } from "./plural.ts";

export const risk: Language["risk"] = {
  label: "عملاء بحاجة إلى المتابعة",
  reach: (count, n, all) => `${customers(count, n)} من أصل ${all} بحاجة إلى المتابعة`,
  reachSoFar: (count, n, all, allN) =>
    `${customers(count, n)} بحاجة إلى المتابعة من بين ${ofCustomers(all, allN)} حتى الآن`,
  dismissed: (count, n) => `تم استبعاد ${ofCustomers(count, n)}`,
  restore: "إظهار المستبعد",
  empty: "لا يوجد عميل بحاجة إلى المتابعة الآن.",
  emptySoFar: (all, n) => `لا يوجد عميل بحاجة إلى المتابعة من بين ${ofCustomers(all, n)} حتى الآن.`,
  emptyHint: "يظهر العميل هنا عندما تنخفض درجته، أو تصبح حالته «معرّض للخطر»، أو تتأخر تهيئته.",
  noScores: "لا يقدّم هذا الخادم درجات صحة، لذا يُعتمد على الحالة وعمليات التهيئة أولًا.",
  reasons: "الأسباب",
  setAtRisk: "تعيين إلى «معرّض للخطر»",
  setAtRiskOf: (name) => `تعيين إلى «معرّض للخطر»: ${name}`,
  dismiss: "استبعاد",
  dismissOf: (name) => `استبعاد ${name} إلى أن يتغيّر شيء`,
  dismissHint: "يعود عندما يتغيّر شيء.",
  // Both stand behind the customer's name, whose gender is not known.
  wasDismissed: "– استُبعد العميل إلى أن يتغيّر شيء.",
  wasSet: "– أصبحت الحالة «معرّض للخطر».",
  undo: "تراجع",
  notSet: "لم تُعيَّن الحالة «معرّض للخطر».",
  notUndone: "لم يتم التراجع.",
  more: (count, n) => `عرض ${ofOtherCustomers(count, n)}`,
  stale: "قد تكون هذه المعلومات قديمة: تعذّر تحميل بعض العملاء.",
  facts: {
    low_score: (score) => `درجة الصحة ${score}`,
    score_dropped: (from, to) => `انخفضت درجة الصحة من ${from} إلى ${to}`,
    bucket_changed: (from, to) => `تغيّرت الصحة من «${from}» إلى «${to}»`,
    status: (word) => `الحالة «${word}»`,
    suggested: {
      at_risk: "الدرجة تشير إلى «معرّض للخطر»، والحالة لا تشير إليه",
      active: "الدرجة تشير إلى «سليم»، وما زالت الحالة «معرّض للخطر»",
    },
    no_primary: "لا توجد جهة اتصال رئيسية",
    late: (onboarding, count, n) => `${onboarding}: تأخير ${ofDays(count, n)} عن موعد الإطلاق`,
    onboarding_at_risk: (onboarding) => `${onboarding} معرّضة للخطر`,
    quiet: (count, n) => `لم يتغيّر شيء منذ ${ofDays(count, n)}`,
  },
};
