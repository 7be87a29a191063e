import type { Language } from "../language.ts";
import { ofCustomers } from "./plural.ts";

export const exporting: Language["exporting"] = {
  start: "تصدير CSV",
  name: (day) => `العملاء ${day}`,
  loading: (count, n) => `تم تحميل ${ofCustomers(count, n)} حتى الآن. يُنشأ الملف عند اكتمال التحميل.`,
  writing: "جارٍ كتابة الملف",
  done: (count, n) => (n === 0 ? "لم يُصدَّر أي عميل." : `تم تصدير ${ofCustomers(count, n)}.`),
  failed: "لم يُنشأ أي ملف.",
  cancel: "إلغاء",
  retry: "إعادة المحاولة",
};
