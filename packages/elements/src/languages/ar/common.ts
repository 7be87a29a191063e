import type { Language } from "../language.ts";
import { isolate } from "./isolate.ts";

export const common: Language["common"] = {
  retry: "إعادة المحاولة",
  details: "التفاصيل",
  requestId: (id) => `رقم الطلب: ${isolate(id)}`,
  loading: "جارٍ التحميل",
  partMissing: "تعذّر تحميل جزء من هذا العرض.",
  unavailable: "هذا الخادم لا يوفّر ذلك.",
  cancel: "إلغاء",
  close: "إغلاق",
  notConnected: `لا يوجد اتصال بـ Pivotal. ضع العنصر داخل ${isolate("<pv-provider base-url>")} أو استدعِ ${isolate("configure()")}.`,
  errors: {
    network: "تعذّر الوصول إلى Pivotal. تحقّق من اتصالك، ثم أعد المحاولة.",
    timeout: "استغرق ردّ Pivotal وقتًا أطول من اللازم.",
    rateLimit: "يتلقى Pivotal طلبات كثيرة من هنا. أعد المحاولة بعد قليل.",
    auth: "لقد سُجّل خروجك. سجّل الدخول مجددًا، ثم أعد المحاولة.",
    forbidden: "ليس لديك إذن بالوصول إلى هذا.",
    notFound: "هذا العميل غير موجود، أو ليس لديك إذن بالوصول إليه.",
    other: "تعذّر على Pivotal تنفيذ هذا الطلب.",
  },
};
