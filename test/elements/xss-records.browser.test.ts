import "@pivotal/elements/activity/define";
import "@pivotal/elements/contacts/define";
import "@pivotal/elements/custom-fields/define";
import "@pivotal/elements/customer/define";
import "@pivotal/elements/customer-status/define";
import "@pivotal/elements/health-score/define";
import "@pivotal/elements/onboardings/define";
import "@pivotal/elements/risk-list/define";
import "@pivotal/elements/tags/define";
import { expect, fixture } from "@open-wc/testing";
import { ACTIVITY_EVENT_TYPES } from "@pivotal/sdk/schemas";
import { html, type TemplateResult } from "lit";
import { deepText } from "../support/contacts.ts";
import { mount } from "../support/mount.ts";
import { ALL_PAYLOADS, PAYLOADS } from "../support/xss/payloads.ts";
import {
  hostileContact,
  hostileCustomer,
  hostileEvent,
  hostileHealth,
  hostileOnboarding,
} from "../support/xss/records.ts";
import { dangersIn } from "../support/xss/scan.ts";

const customers = ALL_PAYLOADS.map(hostileCustomer);

interface Drawn extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

async function draw(content: TemplateResult): Promise<Drawn> {
  const element = await fixture<Drawn>(content);
  // What an element loads on demand comes, and draws, after it.
  await element.updateComplete;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return element;
}

describe("the collection of hostile texts", () => {
  it("has more than 300, none twice, of ten kinds", () => {
    expect(new Set(ALL_PAYLOADS).size).to.equal(ALL_PAYLOADS.length);
    expect(ALL_PAYLOADS.length).to.be.at.least(300);
    expect(Object.keys(PAYLOADS)).to.have.length(10);
  });

  it("would be noticed by these tests, were one markup", async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const link = document.createElement("a");
    link.setAttribute("href", "java\tscript:0");
    box.append(link, document.createElement("marquee"));
    expect(dangersIn(box)).to.eql([`<a> has href="java\\tscript:0"`, "<marquee>"]);
  });
});

describe("every hostile text in every field", () => {
  const scenes: Record<string, () => TemplateResult> = {
    "of a contact": () =>
      html`<pv-contacts
        .customer=${customers[0]}
        .contacts=${ALL_PAYLOADS.map(hostileContact)}
      ></pv-contacts>`,
    "of an event": () =>
      html`<pv-activity
        .activity=${ALL_PAYLOADS.map((text, at) =>
          hostileEvent(text, ACTIVITY_EVENT_TYPES[at % ACTIVITY_EVENT_TYPES.length] ?? text),
        )}
      ></pv-activity>`,
    "of an event of no known type": () =>
      html`<pv-activity .activity=${ALL_PAYLOADS.map((text) => hostileEvent(text, text))}></pv-activity>`,
    "of an onboarding": () =>
      html`<pv-onboardings .onboardings=${ALL_PAYLOADS.map(hostileOnboarding)}></pv-onboardings>`,
    "of customers at risk": () => html`<pv-risk-list .customers=${customers} .limit=${1_000}></pv-risk-list>`,
    "of customers at risk with addresses": () =>
      html`<pv-risk-list href="/customers/{slug}" .customers=${customers} .limit=${1_000}></pv-risk-list>`,
    "of a health record": () =>
      html`<pv-health-score
        variant="full"
        .customer=${customers[0]}
        .health=${hostileHealth(ALL_PAYLOADS)}
      ></pv-health-score>`,
    "that is a tag": () =>
      html`<pv-tags .customer=${{ ...customers[0], tags: [...ALL_PAYLOADS] }}></pv-tags>`,
    "that is a custom field": () =>
      html`<pv-custom-fields
        .definitions=${ALL_PAYLOADS.map((text) => ({ slug: text, label: text, type: "select", options: [text] }))}
        .customer=${{
          ...customers[0],
          custom_fields: Object.fromEntries(ALL_PAYLOADS.map((text) => [text, text])),
        }}
      ></pv-custom-fields>`,
  };
  for (const [of, scene] of Object.entries(scenes)) {
    it(`${of} is text only`, async () => {
      const element = await draw(scene());
      expect(dangersIn(element.shadowRoot as ShadowRoot).join("\n")).to.equal("");
      expect(deepText(element).length).to.be.above(2_000);
    });
  }

  for (const readOnly of [true, false]) {
    it(`of a customer is text only, in a record that can${readOnly ? "not" : ""} be changed`, async function () {
      // Draws once for each text.
      this.timeout(30_000);
      const content = html`<pv-customer ?read-only=${readOnly}></pv-customer
        ><pv-customer-status></pv-customer-status><pv-health-score></pv-health-score>`;
      const { provider } = await mount(content, { customers: 1 });
      const elements = [...provider.children] as (Drawn & { customer?: unknown })[];
      for (const customer of customers) {
        for (const element of elements) element.customer = customer;
        await Promise.all(elements.map(({ updateComplete }) => updateComplete));
        expect(dangersIn(provider).join("\n"), customer.name).to.equal("");
      }
    });
  }
});
