/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(?=\.|$)/i;
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu;
/** Bytes of the name in UTF-8; file systems take 255 with the extension and what a browser adds. */
const MAX_BYTES = 180;

/**
 * A name that every file system takes, from any text such as a customer's name: no folders, none of their parents either, no control or direction characters, no
 * device's name, never cut inside a character. `export` when nothing is left.
 */
export function fileName(text: string, extension: string): string {
  const clean = text
    .normalize("NFC")
    .replace(UNSAFE, " ")
    .replace(/\s+/g, " ")
    .replace(/\.{2,}/g, ".");
  let name = "";
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter().segment(clean)) {
    bytes += new TextEncoder().encode(segment).length;
    if (bytes > MAX_BYTES) break;
    name += segment;
  }
  name = name.replace(/^[. ]+|[. ]+$/g, "") || "export";
  return `${DEVICE.test(name) ? "_" : ""}${name}.${extension}`;
}
