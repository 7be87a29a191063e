import type { TokenName } from "../styles/token-list.ts";

/** What is read or seen on what. `page` is what the host paints behind the element. */
export interface Pair {
  readonly front: TokenName;
  readonly ground: TokenName | "page";
  /** 4.5 for text, 3 for what is seen only. */
  readonly least: 4.5 | 3;
  /** What the ground lies on, where it lets something through. */
  readonly on: "page" | "surface";
}

const text = (front: TokenName, ground: Pair["ground"], on: Pair["on"] = "page"): Pair => ({
  front,
  ground,
  least: 4.5,
  on,
});
const shape = (front: TokenName, ground: Pair["ground"], on: Pair["on"] = "page"): Pair => ({
  ...text(front, ground, on),
  least: 3,
});

/** What the elements paint upon each other. */
export const PAIRS: readonly Pair[] = [
  text("text", "page"),
  text("text", "hover"),
  text("text", "selected"),
  text("text-quiet", "page"),
  text("text-quiet", "hover"),
  text("text-quiet", "selected"),
  text("text-quiet", "surface", "surface"),
  text("accent", "page"),
  text("accent", "surface", "surface"),
  text("on-accent", "accent"),
  text("surface-text", "surface", "surface"),
  text("surface-text", "hover", "surface"),
  text("surface-text", "selected", "surface"),
  text("surface-text", "mark", "surface"),
  ...(["healthy", "watch", "at-risk", "neutral", "info"] as const).map((state) =>
    text(`${state}-text`, `${state}-quiet`),
  ),
  ...(["watch", "at-risk", "info"] as const).map((state) => text(`${state}-text`, "page")),
  text("at-risk-text", "surface", "surface"),
  shape("focus", "page"),
  shape("focus", "surface", "surface"),
  shape("border-strong", "page"),
  shape("border-strong", "surface", "surface"),
  ...(["healthy", "watch", "at-risk", "neutral", "info"] as const).map((state) =>
    shape(`${state}-border`, "page"),
  ),
  ...(["healthy", "watch", "at-risk"] as const).map((state) => shape(`${state}-border`, `${state}-quiet`)),
];
