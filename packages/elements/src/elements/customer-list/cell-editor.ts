import type { Customer } from "@pivotal/sdk/store";
import type { Column } from "./columns.ts";

/**
 * What edits cells in place. The list asks it; rows are recycled, so that a cell which shows one customer now shows another a moment
 * later: an edit belongs to a customer and a column, never to a cell.
 */
export interface CellEditor {
  /** Whether this cell can be edited; the list then shows so, and a click on it does not open the customer. */
  canEdit(customer: Customer, column: Column): boolean;
  /** Begins an edit, for F2, Enter or a double click. The list then draws the row again, which calls `draw`. */
  edit(customer: Customer, column: Column): void;
  /** Whether any cell of this customer shows something of the editor: an input, a value that is not saved yet, a failure. Quick: asked for each row drawn. */
  holds(customerId: string): boolean;
  /**
   * Fills `place`, an element of its own beside the cell's value, and returns true; the list then hides the value. Called for each cell
   * of a row that `holds`, whenever the row is drawn. An input put there takes the focus itself, once.
   */
  draw(place: HTMLElement, customer: Customer, column: Column): boolean;
  /** The place now belongs to another customer: what `draw` put there goes. A draft is not lost by that. */
  release(place: HTMLElement): void;
}
