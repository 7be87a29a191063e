/** What a payload does that is run: nothing on the page may ever have set it. */
export const HIT = "window.__hit=1";

export const each = (values: readonly string[], make: (value: string) => string): string[] =>
  values.map(make);
