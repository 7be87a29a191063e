import { foldText, hasWord } from "@pivotal/sdk/store";

/** Something that a host offers in the search beside customers, such as "New customer". */
export interface PvSearchAction {
  /** Its own among the actions of a search. */
  readonly id: string;
  /** What it does, as a verb: "Add a customer". */
  readonly label: string;
  /** Other words by which it is found. */
  readonly keywords?: readonly string[];
  /** Called once the search has closed. */
  readonly run: () => void;
}

/** The actions that have a word starting with each word of a text; all of them for an empty one. */
export function findActions(actions: readonly PvSearchAction[], text: string): readonly PvSearchAction[] {
  const wanted = foldText(text).split(/\s+/).filter(Boolean);
  return actions.filter(({ label, keywords = [] }) => {
    const known = foldText([label, ...keywords].join(" "));
    return wanted.every((word) => hasWord(known, word));
  });
}
