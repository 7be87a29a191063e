import type { Language } from "../language.ts";

export const healthRecord: Language["healthRecord"] = {
  signals: "スコアの内訳",
  weight: (percent) => `比重${percent}`,
  // Stands behind the score, too, which is then left out.
  signalScore: (score) => `${score}点（100点満点）`,
  nothingCounted: "まだ集計するデータがありません",
  noSignals: "このサーバーではスコアの内訳を確認できません。",
  notScored:
    "まだ集計されていません。最初のオンボーディング、契約、アクティビティがあると、スコアが算出されます。",
  trend: (last, change, since) => `現在${last}点、${since}から${change}`,
  up: (by) => `${by}点上昇`,
  down: (by) => `${by}点低下`,
  unchanged: "変化なし",
  computed: (when) => `${when}に算出`,
  frozenMeans: "アクティブに戻ると再開します。",
  movers: "改善効果の大きい項目",
  gain: (count) => `最大${count}点上昇`,
  missing: "データがなく集計されない項目",
  missingMeans: "その分、ほかの項目の比重が大きくなります。",
  changes: "レベルの変化",
  change: (from, to, score) => `「${from}」から「${to}」へ（${score}点）`,
  earlier: (count) => `ほか、以前の変化${count}件`,
  mismatch: (bucket, status) =>
    `スコアは「${bucket}」ですが、ステータスは「${status}」です。スコアでステータスが変わることはありません。判断は人が行います。`,
  signalNames: {
    onboarding_velocity: "オンボーディングの進み具合",
    recent_activity: "最近のアクティビティ",
    task_health: "タスクの状況",
    contract_size: "契約規模",
    support_load: "サポート負荷",
  },
};
