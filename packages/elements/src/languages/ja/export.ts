import type { Language } from "../language.ts";

export const exporting: Language["exporting"] = {
  start: "CSVをエクスポート",
  name: (day) => `顧客 ${day}`,
  loading: (count) => `${count}社を読み込みました。すべて揃うとファイルを作成します。`,
  writing: "ファイルを作成中",
  done: (count) => `顧客${count}社をエクスポートしました。`,
  failed: "ファイルを作成できませんでした。",
  cancel: "キャンセル",
  retry: "再試行",
};
