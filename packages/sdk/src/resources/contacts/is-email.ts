/** Whether a text has the shape of one e-mail address; whether it exists, only mail can tell. */
export const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\/.?#%]+(?:\.[^\s@<>()[\]",;:\\/.?#%]+)+$/u.test(text);
