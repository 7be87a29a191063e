import { svg, html, type TemplateResult } from "lit";

const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;

/** The small pictures of a contact's row, on one grid of 16. */
export const contactIcons = {
  star: icon("m8 1.8 1.9 4 4.3.5-3.2 3 .9 4.3L8 11.4l-3.9 2.2.9-4.3-3.2-3 4.3-.5z"),
  mail: icon("M2 3.5h12v9H2zM2 4l6 5 6-5"),
  phone: icon(
    "M3.5 2h2.6l1.2 3.2-1.7 1.2a8 8 0 0 0 4 4l1.2-1.7L14 9.900v2.600A1.500 1.500 0 0 1 12.400 14 10.800 10.800 0 0 1 2 3.600 1.500 1.500 0 0 1 3.500 2z",
  ),
  archive: icon("M2 3h12v3H2zM3 6v7.500h10V6M6.500 9h3"),
  unarchive: icon("M2 3h12v3H2zM3 6v7.500h10V6M8 12V8.200M6.300 9.800 8 8.100l1.700 1.700"),
  trash: icon("M2.500 4.500h11M6 4.500V2.500h4v2M4 4.500l.700 9h6.600l.700-9M6.600 7v4M9.400 7v4"),
  warning: icon("M8 2 1.500 13.500h13zM8 6.500v3.200M8 11.400v.4"),
} as const;
