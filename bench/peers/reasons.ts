/** Why a goal was missed when this was last looked into, by the goal's name. */
export const reasons: Record<string, string> = {
  "list: data in memory to first rows painted, CPU":
    "The layout is the floor's, once, and of the rows in view alone. The rest is code that runs for the first time, formats of numbers and days that are made, and the styles of the bar and the headers, which the floor has not.",
  "list: the same, beside the peers":
    "The thin one is rows of plain text. Every complete grid takes longer than ours.",
  "list: sort by name to painted":
    "The order is kept; what is left is to gather 100,000 rows in it and to draw.",
  "list: filter by status to painted":
    "A byte a row tells its status, so that no customer is looked at; a third is the loop, which runs for the first time, and most of the rest is the layout of other rows.",
  "list: scroll, CPU a frame":
    "Pills, dots and badges are laid out and painted beside the text. Cells that are cut without room to scroll in pay for a part of them.",
  "list: scroll, frames over 16.7 ms":
    "A jump rewrites every row in one frame, with pills, dots and badges: one frame in ten takes longer than 16.7 ms by itself.",
  "list: heap above the data":
    "The table is in it that sorts, filters and search read, with the order of names. Words are not, before somebody searches.",
  "list: DOM nodes, beside 1,000 customers":
    "Rows of other customers have other badges and tags; the number of rows is the same.",
  "search: keystroke to top 20, p95":
    "Rows are left out eight at a time: letters that eight of them hold together, but none alone, leave thousands to read.",
  "search: build, CPU":
    "The texts of each row are folded, and every three letters that follow each other in them are noted.",
  "search: build, longest slice":
    "A page of 100 customers is taken in by one task; at times a collection of garbage falls into it.",
  "size: list and search on a page that has Lit":
    "The table that sorts, filters and searches, the query language, columns, groups and views are there from the start, so that the first rows wait for no second request; filters, menus, editing, export and bulk edits come on demand.",
  "size: the same, beside the grids": "As above; the grids have no search and no query language.",
  "longest task while customers stream in, the store alone":
    "A page of 100 customers is checked against its schema and taken in by one task; at times a collection of garbage falls into it.",
  "longest task while customers stream in, with list and search on the page":
    "The list chooses and orders all that is there once more, at most every twentieth of the time, in a task of its own; the last of them, and the drawing after it, are the longest.",
};
