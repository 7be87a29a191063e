/** Why a goal was missed when this was last looked into, by the goal's name. */
export const reasons: Record<string, string> = {
  "list: data in memory to first rows painted, CPU":
    "Half of it is the first layout, which comes twice: to know how many columns have room, then with the rows. The rest is code that runs for the first time: the bar and the headers, which the floor has not.",
  "list: the same, beside the peers":
    "The thin one is rows of plain text. Every complete grid takes longer than ours.",
  "list: sort by name to painted":
    "The order is kept; what is left is to gather 100,000 rows in it and to draw.",
  "list: filter by status to painted":
    "Each of 100,000 customers is tested by the compiled query; no index of statuses is kept.",
  "list: scroll, CPU a frame":
    "Pills, dots and badges are laid out and painted beside the text: more than half of a frame. Its script is less than a sixth.",
  "list: scroll, frames over 16.7 ms":
    "A jump rewrites every row in one frame; on a machine this busy some of them take longer than a frame.",
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
    "Columns, filters, views, groups, the query language with its menu of values, and the table are in it; editing, export and bulk edits come on demand.",
  "size: the same, beside the grids": "As above; the grids have no search and no query language.",
  "longest task while customers stream in, the store alone":
    "A page of 100 customers is checked against its schema and taken in by one task; at times a collection of garbage falls into it.",
  "longest task while customers stream in, with list and search on the page":
    "The list chooses and orders all that is there once more, at most every twentieth of the time, in a task of its own.",
};
