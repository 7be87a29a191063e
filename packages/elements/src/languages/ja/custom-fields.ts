import type { Language } from "../language.ts";

export const customFields: Language["customFields"] = {
  label: "カスタム項目",
  none: "カスタム項目はまだありません。ワークスペースの設定で定義できます。",
  notOffered: "このサーバーではカスタム項目を利用できません。",
};
