/** What the server puts where a contact was named that is deleted for good. */
export const REMOVED_CONTACT = "removed contact";

/** A value of a diff: its words, and whether it stands for something that is no longer there. */
export interface ShownValue {
  readonly text: string;
  readonly isQuiet?: boolean;
}

/** An event in words. */
export interface Told {
  /** Goes on from the actor's name. */
  readonly said: string;
  readonly from?: ShownValue | undefined;
  readonly to?: ShownValue | undefined;
  /** What somebody wrote. */
  readonly quote?: string | undefined;
}

/** What the words need to know beside the event. */
export interface TellContext {
  readonly locale: string;
  /** What a member is called; the id where that is not known. */
  readonly nameOf: (id: string) => string;
  /** What a custom field is called and holds. */
  readonly customField: (slug: string) => { readonly label: string; readonly type: string };
}
