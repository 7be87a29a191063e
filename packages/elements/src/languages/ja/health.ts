import type { Language } from "../language.ts";

export const health: Language["health"] = {
  label: "ヘルス",
  buckets: { healthy: "良好", watch: "要注意", at_risk: "リスクあり" },
  notScored: "スコア未算出",
  unavailable: "ヘルス情報なし",
  meter: (score, bucket) => `${score}点（100点満点）、${bucket}`,
  frozen: "凍結中",
  frozenSince: (when) => `${when}の解約時に凍結`,
  frozenHint: "解約時にスコアが凍結されました",
};
