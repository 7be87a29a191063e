import "../support/no-network.ts";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { customerHref, parseCustomerPath } from "@pivotal/sdk";
import { mailtoHref, safeDomainHref, telHref } from "@pivotal/sdk/rules";
import { customer } from "../support/records.ts";

const CUID = "cmp4k2x9q0001abcd8efgh1ij";

/** Texts near the forms that are known, so that edges meet. */
const nearly = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        ..."/#?-@:\\ %.c4",
        "42",
        "customers",
        "/customers/",
        "https://my.pivotal.app",
        "//",
        CUID,
        "%2e",
        "..",
        "\u202e",
        "\ud800",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("")),
);

describe("the address of a customer's page", () => {
  it("is the product's own, by a customer or a number", () => {
    assert.equal(customerHref(42), "/customers/42");
    assert.equal(customerHref("42"), "/customers/42");
    assert.equal(customerHref(customer({ display_id: 7 })), "/customers/7");
  });

  it("follows the host's template, with what is in the record encoded", () => {
    const named = customer({ id: "cus/1", display_id: 7, slug: "a&b?" });
    assert.equal(customerHref(named, "/a/{id}/{slug}#{display_id}"), "/a/cus%2F1/a%26b%3F#7");
    assert.equal(customerHref(customer({ slug: "\ud800" }), "/{slug}"), "/%EF%BF%BD");
  });

  it("is none where it would lead anywhere but to a web page, or is not known", () => {
    for (const template of ["", "javascript:alert({id})", "data:text/html,{slug}", "mailto:{slug}"])
      assert.equal(customerHref(customer(), template), undefined, template);
    assert.equal(customerHref(42, "/a/{slug}"), undefined);
    assert.equal(customerHref("forty-two"), undefined);
  });

  it("is read back as the customer that it was made for", () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: "binary" }), (display_id, slug) => {
        const href = customerHref(customer({ display_id, slug }), "/customers/{display_id}-{slug}") ?? "";
        assert.equal(parseCustomerPath(href), String(display_id));
        assert.equal(parseCustomerPath(`https://my.pivotal.app${href}?tab=health#top`), String(display_id));
      }),
    );
  });
});

describe("what a person pastes for a customer", () => {
  it("is a number, a cuid, or an address in the app, whatever stands behind the number", () => {
    for (const text of [
      "42",
      " #42 ",
      "0042",
      "/customers/42",
      "/customers/42/",
      "/customers/42-anything at all",
      "/customers/42?tab=contacts",
      "https://my.pivotal.app/customers/42-aurora#health",
    ])
      assert.equal(parseCustomerPath(text), "42", text);
    assert.equal(parseCustomerPath(CUID), CUID);
    assert.equal(parseCustomerPath(`/customers/${CUID}`), CUID);
    assert.equal(parseCustomerPath("https://desk.example/customers/42", ["https://desk.example"]), "42");
  });

  it("is nothing else", () => {
    for (const text of [
      "",
      "aurora",
      "-42",
      "4.2",
      "42abc",
      "/customers/",
      "/customers/aurora",
      "/customers/42/contacts",
      "/accounts/42",
      "customers/42",
      "9999999999999999999",
      "//my.pivotal.app/customers/42",
      "/\\evil.example/customers/42",
      "https://my.pivotal.app.evil.example/customers/42",
      "https://my.pivotal.app@evil.example/customers/42",
      "http://my.pivotal.app/customers/42",
      "javascript:/customers/42",
    ])
      assert.equal(parseCustomerPath(text), null, text);
  });

  it("never throws, and is never read as more than an id", () => {
    fc.assert(
      fc.property(nearly, (text) => {
        const id = parseCustomerPath(text);
        assert.ok(id === null || /^(?:\d{1,15}|c[a-z0-9]{19,31})$/.test(id), text);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe("a customer's domain", () => {
  it("is a link whose host is what is shown", () => {
    assert.deepEqual(safeDomainHref("Aurora.example"), {
      href: "https://aurora.example/",
      text: "aurora.example",
    });
    assert.deepEqual(safeDomainHref("www.aurora.example."), {
      href: "https://www.aurora.example/",
      text: "www.aurora.example",
    });
    // Cyrillic letters that look Latin.
    assert.equal(safeDomainHref("аурора.example")?.text.startsWith("xn--"), true);
  });

  it("is plain text where it is anything but a host's name", () => {
    for (const domain of [
      null,
      undefined,
      "",
      "javascript:alert(1)",
      "data:text/html,x",
      "//evil.example",
      "aurora.example@evil.example",
      "aurora.example/path",
      "aurora.example:8080",
      "aurora.example\t.evil.example",
      "aurora\u202e.example",
      "10.0.0.1",
      "localhost",
      "a%2eb.example",
      "two words.example",
    ])
      assert.equal(safeDomainHref(domain), undefined, String(domain));
  });

  it("never leads to another host than is shown, whatever it holds", () => {
    fc.assert(
      fc.property(fc.oneof(nearly, fc.webUrl(), fc.domain()), (domain) => {
        const link = safeDomainHref(domain);
        if (!link) return;
        assert.equal(new URL(link.href).host, link.text);
        assert.match(link.text, /^[a-z0-9.-]+$|^[a-z0-9.\-_~!$&'()*+,;=]+$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("writing and calling", () => {
  it("goes to exactly the address and number that are shown", () => {
    assert.equal(mailtoHref(" ada@aurora.example "), "mailto:ada@aurora.example");
    assert.equal(mailtoHref("a+b&c@aurora.example"), "mailto:a%2Bb%26c@aurora.example");
    assert.equal(telHref("+1 (555) 123-4567"), "tel:+15551234567");
    assert.equal(telHref("555.123.4567 ext. 12"), "tel:5551234567;ext=12");
  });

  it("is no link for what is no address or number", () => {
    for (const email of [null, "", "ada", "a@b", "a@b.example,c@d.example", "a@b.example?bcc=c@d.example"])
      assert.equal(mailtoHref(email), undefined, String(email));
    for (const phone of [null, "", "12", "call me", "javascript:1", "123456789012345678901", "*21*555#"])
      assert.equal(telHref(phone), undefined, String(phone));
  });

  it("cannot be made to carry a subject or a receiver", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nearly,
          fc.emailAddress(),
          fc.string().map((text) => `${text}@a.example`),
        ),
        (text) => {
          const href = mailtoHref(text);
          if (href === undefined) return;
          const url = new URL(href);
          assert.equal(url.search, "");
          assert.equal(decodeURIComponent(url.pathname), text.trim());
          assert.equal(url.pathname.split("@").length, 2);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
