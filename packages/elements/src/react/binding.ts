type Values = Readonly<Record<string, unknown>>;
type Handlers = Readonly<Record<string, ((event: Event) => void) | undefined>>;

/** What React gives one element on the page: its properties, and who listens to its events. */
export class Binding {
  #given: Values = {};
  #handlers: Handlers = {};
  #attributes: Values = {};
  /** What a property was before React set it, so that one which is not given any more is as if it never had been. */
  readonly #usual: Record<string, unknown> = {};

  /** Sets what has changed since the last time. A value that stays the same leaves alone what a person did meanwhile. */
  give(element: HTMLElement, given: Values, handlers: Handlers): void {
    this.#handlers = handlers;
    const before = this.#given;
    this.#given = given;
    const target = element as unknown as Record<string, unknown>;
    for (const name of new Set([...Object.keys(before), ...Object.keys(given)])) {
      const value = given[name];
      if (Object.is(value, before[name])) continue;
      if (!(name in this.#usual)) this.#usual[name] = target[name];
      target[name] = value === undefined ? this.#usual[name] : value;
    }
  }

  /** React 19 leaves an attribute of an element it does not know, such as `lang`, with the text "undefined". */
  tidy(element: HTMLElement, attributes: Values): void {
    for (const name of Object.keys(this.#attributes))
      if (attributes[name] === undefined && name !== "style") element.removeAttribute(name);
    this.#attributes = attributes;
  }

  handleEvent(event: Event): void {
    this.#handlers[event.type]?.(event);
  }

  /** Listens until the returned function is called. The handlers may change meanwhile. */
  listen(element: HTMLElement, types: readonly string[]): () => void {
    for (const type of types) element.addEventListener(type, this);
    return () => {
      for (const type of types) element.removeEventListener(type, this);
    };
  }
}
