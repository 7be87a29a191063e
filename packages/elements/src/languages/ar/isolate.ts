/**
 * Keeps an inserted value, such as a Latin name, from turning the Arabic around it. For what is shown: a sentence, or a tooltip. Labels that
 * are only spoken need none.
 */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
