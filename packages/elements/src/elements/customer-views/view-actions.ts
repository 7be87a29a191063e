import {
  isPivotalError,
  type SavedView,
  type SavedViews,
  type ViewContent,
  type ViewDraft,
} from "@pivotal/sdk/store";
import { viewDialog, views as words } from "../../strings/views.ts";
import { wordOf } from "../../strings/word-of.ts";
import type { ViewQuestion } from "./view-dialog.ts";

/** Something that can be done about the view on show. */
export interface ViewAction {
  readonly word: string;
  run(): Promise<void>;
}

export interface ViewSituation {
  readonly views: SavedViews;
  readonly readOnly: boolean;
  readonly chosen: SavedView | undefined;
  readonly content: ViewContent;
  /** The content is no longer that of the chosen view. */
  readonly edited: boolean;
  /** The chosen view as it was when the list last showed it unchanged. */
  readonly since: SavedView | undefined;
  readonly root: ShadowRoot;
  choose(view: SavedView | undefined, apply: boolean): void;
  say(text: () => string): void;
}

const contentOf = ({ query, columns, sort }: ViewContent): ViewContent => ({ query, columns, sort });

/** Opens the dialog, whose code is loaded with it. */
async function ask(
  { root, views }: ViewSituation,
  question: Pick<ViewQuestion, "kind" | "run" | "error"> & { view?: SavedView },
): Promise<void> {
  const { view, kind, run, error } = question;
  // Who keeps the views is told by the first answer: before it, nothing that could be said of it would be true.
  if (!views.state.keptBy) await views.refresh();
  const { keptBy, views: all } = views.state;
  const { askAboutView } = await import("./view-dialog.ts");
  await askAboutView(root, {
    kind,
    run,
    error,
    name: view?.name ?? "",
    shared: view?.shared ?? false,
    canShare: keptBy === "server" || keptBy === "host",
    kept: (keptBy && wordOf(viewDialog.kept, keptBy)) ?? "",
    isTaken: ({ name, shared }) =>
      all.some(
        (other) =>
          other.name.trim() === name.trim() &&
          other.shared === shared &&
          (kind !== "rename" || other.id !== view?.id),
      ),
  });
}

async function saveAs(situation: ViewSituation, kind: "save" | "gone", view?: SavedView): Promise<void> {
  const { views, content, choose, say } = situation;
  await ask(situation, {
    kind,
    view,
    async run({ name, shared }) {
      const saved = await views.create({ ...contentOf(content), name, shared });
      choose(saved, false);
      say(() => words.saved(saved.name));
    },
  });
}

/** Saves a change. What stands in its way elsewhere is asked about, and nothing is overwritten unasked. */
async function save(situation: ViewSituation, view: SavedView, change: Partial<ViewDraft>): Promise<void> {
  const { views, since, say } = situation;
  const saved = () => say(() => words.saved(change.name ?? view.name));
  try {
    await views.update(view.id, change, { since });
    saved();
  } catch (error) {
    const code = isPivotalError(error) ? error.code : undefined;
    if (code === "view_gone" || code === "view_not_found") return saveAs(situation, "gone", view);
    if (code !== "view_changed") throw error;
    await ask(situation, {
      kind: "changed",
      view,
      async run() {
        await views.update(view.id, change, { overwrite: true });
        saved();
      },
    });
  }
}

/** Does what has no dialog of its own; what goes wrong opens one, which can try again. */
async function attempt(situation: ViewSituation, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isPivotalError(error)) throw error;
    await ask(situation, { kind: "failed", error, run: work });
  }
}

async function remove(situation: ViewSituation, view: SavedView): Promise<void> {
  const { views, choose, say } = situation;
  await ask(situation, {
    kind: "remove",
    view,
    async run() {
      await views.remove(view.id);
      choose(undefined, false);
      say(() => words.removed(view.name));
    },
  });
}

/** What can be done about the view on show, in the order of the menu. */
export function viewActions(situation: ViewSituation): readonly ViewAction[] {
  const { views, readOnly, chosen, content, edited, choose } = situation;
  const { byDefault, keptBy, error } = views.state;
  const own = readOnly || chosen?.builtIn ? undefined : chosen;
  const actions: ViewAction[] = [];
  const add = (word: string, run: () => Promise<void> | void) => {
    actions.push({ word, run: async () => run() });
  };
  if (error) add(words.failed, () => views.refresh());
  if (own && edited)
    add(words.save, () => attempt(situation, () => save(situation, own, contentOf(content))));
  if (chosen && edited) add(words.revert, () => choose(chosen, true));
  if (!readOnly) add(words.saveAs, () => saveAs(situation, "save"));
  if (own) {
    const canShare = keptBy === "server" || keptBy === "host";
    add(canShare ? words.rename : words.renameOwn, () =>
      ask(situation, { kind: "rename", view: own, run: (change) => save(situation, own, change) }),
    );
    add(words.remove, () => remove(situation, own));
  }
  if (chosen) {
    const isDefault = byDefault?.id === chosen.id;
    add(isDefault ? words.noDefault : words.makeDefault, () =>
      attempt(situation, () => views.setDefault(isDefault ? null : chosen.id)),
    );
  }
  return actions;
}
