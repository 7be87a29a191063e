import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";

export const field: Language["field"] = {
  empty: "غير محدد",
  edit: (label, text) => `${label}: ${text}. تعديل`,
  source: (source) => `المزامنة من ${isolate(source)}`,
  open: (text) => `فتح ${isolate(text)} في علامة تبويب جديدة`,
  notLoaded: "تعذّر تحميل المحرر. تحقّق من اتصالك، ثم أعد المحاولة.",
};
