import { expect } from "@open-wc/testing";
import { until } from "../support/mount.ts";
import { deepAll, showContacts } from "../support/contacts.ts";

const MANY = Array.from({ length: 20 }, (_, at) => `Person${at} Park`);
const pageEnd = () => document.documentElement.clientHeight;

/** What a press at each edge of an element would hit. */
function atEdges(root: ShadowRoot, target: Element): (Element | null)[] {
  const { left, right, top, bottom } = target.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const places = [
    [left + 0.5, y],
    [right - 0.5, y],
    [x, top + 0.5],
    [x, bottom - 0.5],
  ] as const;
  return places.map((place) => root.elementFromPoint(...place));
}

for (const room of ["64em", "50em", "48em", "18em"]) {
  describe(`contacts in ${room} of room`, () => {
    it("have links of 24 px that nothing lies upon", async () => {
      const { element, root } = await showContacts();
      element.style.inlineSize = room;
      const link = root.querySelector(".email .open") as HTMLElement;
      await until(() => link.offsetWidth > 0);
      link.scrollIntoView({ block: "center", inline: "center" });
      const { width, height } = link.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
      for (const hit of atEdges(root, link)) expect(link.contains(hit), hit?.outerHTML).to.equal(true);
    });

    it("keep inside it", async () => {
      const { element, root } = await showContacts();
      element.style.inlineSize = room;
      const { right } = element.getBoundingClientRect();
      for (const row of root.querySelectorAll(".row > *"))
        expect(row.getBoundingClientRect().right, row.className).to.be.at.most(right + 0.5);
    });
  });
}

describe("contacts that are ticked", () => {
  it("get no focus beneath the bar at the lower edge", async () => {
    const { element, root, button } = await showContacts({}, MANY);
    element.style.inlineSize = "20em";
    root.querySelector<HTMLElement>(".heads input")?.click();
    await until(() => deepAll(root, ".bar").length > 0, "the bar comes");
    button("Change labels").click();
    await until(() => deepAll(root, ".bar form").length > 0, "the form comes");
    const bar = root.querySelector("pv-contact-bar") as HTMLElement;
    const rows = root.querySelector(".rows") as HTMLElement;
    const stops = deepAll<HTMLElement>(rows, "a, button, input");
    expect(stops.length).to.be.greaterThan(MANY.length);
    window.scrollTo(0, 0);
    expect(bar.getBoundingClientRect().bottom, "it stays at the edge").to.be.closeTo(pageEnd(), 1);
    for (const stop of stops) {
      stop.focus();
      expect(stop.getBoundingClientRect().bottom, stop.className).to.be.at.most(
        // Firefox rounds where it scrolls to.
        bar.getBoundingClientRect().top + 1,
      );
    }
  });
});
