import { columns, ROW_HEIGHT, sortedByName } from "./columns.js";

const OVERSCAN = 4;

const box = (parent, { className, ...style }) => {
  const element = parent.appendChild(document.createElement("div"));
  element.className = className;
  Object.assign(element.style, style);
  return element;
};

/** As little as a list can be: a pool of rows, whose text nodes are written when another customer comes into view. */
export function mount(host, customers) {
  let rows = customers;
  const head = box(host, { className: "head", display: "flex", height: `${ROW_HEIGHT}px` });
  for (const { title, width } of columns) {
    box(head, { className: "cell", width: `${width}px` }).textContent = title;
  }
  const scroller = box(host, {
    className: "scroller",
    position: "relative",
    height: `calc(100% - ${ROW_HEIGHT}px)`,
    overflow: "auto",
  });
  const sizer = box(scroller, { className: "sizer", width: "1px" });
  const pool = [];

  const addRow = () => {
    const element = box(scroller, {
      className: "row",
      position: "absolute",
      top: "0",
      display: "flex",
      height: `${ROW_HEIGHT}px`,
    });
    const cells = columns.map(({ width }) =>
      box(element, {
        className: "cell",
        width: `${width}px`,
        overflow: "hidden",
        textOverflow: "ellipsis",
        whiteSpace: "nowrap",
      }).appendChild(document.createTextNode("")),
    );
    return { element, cells, row: undefined, index: -1 };
  };

  const show = (item, index) => {
    const row = rows[index];
    if (item.index !== index) {
      item.index = index;
      item.element.style.transform = `translateY(${index * ROW_HEIGHT}px)`;
      item.element.hidden = row === undefined;
    }
    if (item.row === row || row === undefined) return;
    item.row = row;
    columns.forEach(({ text }, at) => (item.cells[at].data = text(row)));
  };

  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW_HEIGHT) - OVERSCAN);
    for (let index = first; index < first + pool.length; index += 1) show(pool[index % pool.length], index);
  };

  const replace = (next) => {
    rows = next;
    sizer.style.height = `${rows.length * ROW_HEIGHT}px`;
    scroller.scrollTop = 0;
    draw();
  };

  const count = Math.ceil(scroller.clientHeight / ROW_HEIGHT) + 2 * OVERSCAN;
  for (let at = 0; at < count; at += 1) pool.push(addRow());
  replace(customers);
  scroller.addEventListener("scroll", draw, { passive: true });
  return {
    scroller: () => scroller,
    sortByName: () => replace(sortedByName(customers)),
    filterByStatus: (status) =>
      replace(status === null ? customers : customers.filter((row) => row.status === status)),
  };
}
