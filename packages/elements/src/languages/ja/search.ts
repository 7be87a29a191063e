import type { Language } from "../language.ts";

export const search: Language["search"] = {
  open: "顧客を検索",
  placeholder: "顧客名、ドメイン、コンタクト、status:at_risk",
  control: "Ctrl",
};

export const queryField: Language["queryField"] = {
  label: "顧客を絞り込み",
  list: "候補",
  clear: "クリア",
  not: "除外：",
  me: "自分",
  ops: { "<": "<", "<=": "≤", ">": ">", ">=": "≥" },
  edit: (chip) => `「${chip}」を編集`,
  remove: (chip) => `「${chip}」を削除`,
  chips: (query) => `絞り込みの条件：${query}。Backspaceキーで最後の条件を編集できます。`,
  suggestions: (count) => `候補${count}件`,
};
