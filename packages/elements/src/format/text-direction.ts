const FROM_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The first letters of the scripts above; what stands before them needs no closer look. */
const FIRST_FROM_RIGHT = /[\u0590-\uffff]/;

/** Whether a text is read from right to left, as `<bdi>` finds out: by its first letter. */
export const isReadFromRight = (text: string): boolean =>
  FIRST_FROM_RIGHT.test(text) && FROM_RIGHT.test(/\p{L}/u.exec(text)?.[0] ?? "");
