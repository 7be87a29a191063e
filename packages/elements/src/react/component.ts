import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from "react";
import { Binding } from "./binding.ts";

/** What any element takes in React, but for the names that are an element's own. */
export type PageAttributes<Element, Own extends PropertyKey> = Omit<
  HTMLAttributes<Element>,
  Own | "children" | "dangerouslySetInnerHTML" | "is"
>;

/** An event of an element, as its handler gets it. */
export type ElementEvent<Element, Name extends keyof HTMLElementEventMap> = HTMLElementEventMap[Name] & {
  readonly currentTarget: Element;
};

/** An element as a component; its `ref` is the element on the page. */
export type ElementComponent<Element, Props> = ForwardRefExoticComponent<Props & RefAttributes<Element>>;

// React says so on the console when a server runs one; there, nothing is on a page.
const useOnPage = typeof document === "undefined" ? () => undefined : useLayoutEffect;

/** React 18 would write `false` as the attribute's text, which hides as `true` does. */
const SWITCHES = ["hidden", "inert"];

/**
 * A component for an element that is defined. `properties` go to the element as they are, which React 18 does with none and
 * React 19 only with some; `events` names the event of each handler. Everything else is an attribute of the page's.
 */
export function component<Element extends HTMLElement, Props extends object>(
  tag: string,
  name: string,
  properties: readonly string[],
  events: Readonly<Record<string, string>>,
): ElementComponent<Element, Props> {
  const types = Object.values(events);

  const wrapper = forwardRef<HTMLElement, Record<string, unknown>>((props, ref) => {
    const host = useRef<HTMLElement>(null);
    const kept = useRef<Binding>(null);
    const binding = (kept.current ??= new Binding());
    const given: Record<string, unknown> = {};
    const handlers: Record<string, (event: Event) => void> = {};
    const rest: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(props)) {
      const type = Object.hasOwn(events, key) ? events[key] : undefined;
      if (type) handlers[type] = value as (event: Event) => void;
      else if (properties.includes(key)) given[key] = value;
      // React 18 would name the attribute `classname`.
      else if (key === "className") rest["class"] = value;
      else rest[key] = SWITCHES.includes(key) ? value || undefined : value;
    }
    useOnPage(() => {
      if (!host.current) return;
      binding.give(host.current, given, handlers);
      binding.tidy(host.current, rest);
    });
    useOnPage(() => (host.current ? binding.listen(host.current, types) : undefined), [binding]);
    useImperativeHandle(ref, () => host.current as HTMLElement, []);
    return createElement(tag, { ...rest, ref: host });
  });
  wrapper.displayName = name;
  return wrapper as unknown as ElementComponent<Element, Props>;
}
