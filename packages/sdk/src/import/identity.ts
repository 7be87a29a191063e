import type { CustomerCreate } from "../resources/customers/customers.schema.ts";
import { BadValueError } from "./fields.ts";
import { canonical } from "./canonical.ts";
import { sha256 } from "./sha256.ts";
import { deriveSlug, suffixSlug } from "./slug.ts";

/** A record ready to be sent. */
export interface Identified {
  body: CustomerCreate & { slug: string };
  /** Its idempotency key. */
  key: string;
  /** Set when an earlier record of the same source has the slug that this one's name derives to. */
  namesake?: {
    /** The slug they share, which went to the earlier one. */
    slug: string;
    /** The slug that the earlier one has when the order is the other way round. */
    suffixed: string;
  };
}

/**
 * Gives every record of a source its slug and its key, and finds the records that are there twice.
 *
 * Two rows that say exactly the same would get the same key and so become one customer without a word. The second is
 * refused with the line of the first instead: whoever meant two companies has to say what tells them apart. Rows that
 * differ are different companies, even under one name: they get different slugs. It remembers about a quarter of a
 * kilobyte for each record, and nothing of its content but the slug.
 */
export class Identities {
  #lines = new Map<string, number>();
  #holders = new Map<string, { line: number; hash: string }>();

  /** @throws {BadValueError} for a record, or a slug, that an earlier line has. */
  async identify(record: CustomerCreate, line: number): Promise<Identified> {
    const content = toJson(record);
    const hash = await sha256(JSON.stringify(content));
    const twin = this.#lines.get(hash);
    if (twin !== undefined) throw new BadValueError(`the same as line ${twin}`);
    this.#lines.set(hash, line);
    const { slug } = content;
    return slug === undefined
      ? this.#derive(content, hash, line)
      : this.#claim({ ...content, slug }, hash, line);
  }

  async #derive(content: CustomerCreate, hash: string, line: number): Promise<Identified> {
    const slug = await deriveSlug(content.name);
    const holder = this.#holders.get(slug);
    if (!holder) return this.#claim({ ...content, slug }, hash, line);
    const own = this.#claim({ ...content, slug: suffixSlug(slug, hash) }, hash, line);
    // The same content has the plain slug in another file: another body needs another key.
    return {
      ...own,
      key: `${own.key}-suffixed`,
      namesake: { slug, suffixed: suffixSlug(slug, holder.hash) },
    };
  }

  #claim(body: CustomerCreate & { slug: string }, hash: string, line: number): Identified {
    const holder = this.#holders.get(body.slug);
    if (holder) throw new BadValueError(`slug is that of line ${holder.line}`);
    this.#holders.set(body.slug, { line, hash: hash.slice(0, 8) });
    // The body follows from the content, so a hash of the content is bound to it.
    return { body, key: `import-${hash}` };
  }
}

function toJson(record: CustomerCreate): CustomerCreate {
  try {
    return canonical(record);
  } catch (error) {
    throw new BadValueError("it holds a value that JSON cannot carry", { cause: error });
  }
}
