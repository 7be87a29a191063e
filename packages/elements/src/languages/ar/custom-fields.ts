import type { Language } from "../language.ts";

export const customFields: Language["customFields"] = {
  label: "الحقول المخصصة",
  none: "لا توجد حقول مخصصة بعد. تُعرَّف في إعدادات مساحة العمل.",
  notOffered: "لا يوفّر هذا الخادم حقولًا مخصصة.",
};
