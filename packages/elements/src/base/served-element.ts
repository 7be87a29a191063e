import { isServer, LitElement } from "lit";

/**
 * An element that a server may have drawn. The page then takes over what stands there: nothing is drawn anew, nothing moves, and the code
 * for it is loaded by such pages alone.
 */
export abstract class ServedElement extends LitElement {
  /**
   * Drawn by a server and not taken over yet; on a server, always.
   * @internal
   */
  isServed = isServer || this.shadowRoot !== null;

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const draw = () => void super.scheduleUpdate();
    return this.isServed
      ? import("../served/take-over.ts").then(({ takeOver }) => takeOver(this, draw))
      : draw();
  }
}
