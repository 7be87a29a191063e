import { hostsAround } from "../format/locale.ts";
import { speak } from "../languages/spoken.ts";
import { ServedElement } from "./served-element.ts";

/** An element with words: it speaks the language around it, and is drawn anew when that changes. */
export abstract class SpeakingElement extends ServedElement {
  override connectedCallback(): void {
    super.connectedCallback();
    speaking.add(this);
    follow(this);
    // Another place may be one of another language.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    speaking.delete(this);
  }

  protected override performUpdate(): void {
    speak(this);
    super.performUpdate();
  }
}

const speaking = new Set<SpeakingElement>();
let observer: MutationObserver | undefined;

function updateAll(): void {
  for (const element of speaking) element.requestUpdate();
}

/** What a person does is answered in the language of where it was done. */
function speakThere(event: Event): void {
  const [target] = event.composedPath();
  if (target instanceof Element) speak(target);
}

/**
 * The page's theme may change while it is shown, which hosts say by an attribute of `html` or `body`, and its language anywhere. One
 * observer tells every element.
 */
function follow(element: Element): void {
  if (!observer) {
    observer = new MutationObserver(updateAll);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", updateAll);
    addEventListener("pv-language", updateAll);
    for (const type of ["click", "keydown", "change", "pointerup"]) addEventListener(type, speakThere, true);
  }
  for (const host of hostsAround(element))
    observer.observe(host.getRootNode(), { attributeFilter: ["lang", "dir"], subtree: true });
  for (const root of [document.documentElement, document.body]) observer.observe(root, { attributes: true });
}
