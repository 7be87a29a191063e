/** Something a customer asked for. */
export interface Ticket {
  readonly number: number;
  readonly subject: string;
  /** The number of the customer in Pivotal; the desk keeps nothing else of it. */
  readonly customer: number;
  /** The mailbox that wrote. */
  readonly from: string;
  readonly opened: string;
  readonly question: string;
  readonly replies: readonly Reply[];
  readonly solved: boolean;
}

export interface Reply {
  readonly by: string;
  readonly at: string;
  readonly text: string;
}

const QUESTIONS: readonly (readonly [subject: string, mailbox: string, question: string])[] = [
  [
    "Two of our sites are missing from the weekly export",
    "operations",
    "Since Monday the export has 46 rows instead of 48. The two that are missing were renamed last week. Could that be why?",
  ],
  [
    "Invoice shows the old plan",
    "billing",
    "We moved to the yearly plan in spring, but the last invoice still has the monthly price. Who can look at this?",
  ],
  [
    "Who is our contact for the launch?",
    "projects",
    "The launch is planned for next month, and the person we worked with has left. Whom do we write to now?",
  ],
  [
    "Single sign-on for forty more people",
    "it",
    "A new office joins us. Do we add its people one by one, or can they come from our directory?",
  ],
  [
    "Webhook deliveries stopped overnight",
    "platform",
    "Our endpoint answered with 502 for an hour during maintenance. It has been well since, but nothing arrives any more.",
  ],
  [
    "Please close our account at the end of the quarter",
    "office",
    "We will not renew. Please tell us what we have to export before, and until when.",
  ],
  [
    "Dashboard is slow in the morning",
    "support",
    "Between eight and nine the dashboard takes half a minute to open. Later in the day it is fine.",
  ],
  [
    "Wrong logo in the customer portal",
    "marketing",
    "The portal still shows the logo from before our merger. Where can it be changed?",
  ],
];

/** When the first of them was written, as a number of milliseconds. */
const FIRST = Date.UTC(2026, 8, 1, 8);
const HOURS_31 = 31 * 60 * 60 * 1000;

/** The desk's tickets. A real one has a database. */
export class Tickets {
  readonly #tickets = new Map<number, Ticket>();

  constructor() {
    QUESTIONS.forEach(([subject, mailbox, question], at) => {
      const number = 1042 + at;
      this.#tickets.set(number, {
        number,
        subject,
        customer: 3 + 5 * at,
        from: `${mailbox}@customer.example`,
        opened: new Date(FIRST + at * HOURS_31).toISOString(),
        question,
        replies: [],
        solved: false,
      });
    });
  }

  /** Newest first. */
  list({ solved = false }: { solved?: boolean } = {}): readonly Ticket[] {
    return [...this.#tickets.values()].filter((ticket) => ticket.solved === solved).reverse();
  }

  find(number: number): Ticket | undefined {
    return this.#tickets.get(number);
  }

  reply(number: number, reply: Reply): void {
    this.#change(number, ({ replies }) => ({ replies: [...replies, reply] }));
  }

  solve(number: number, solved: boolean): void {
    this.#change(number, () => ({ solved }));
  }

  #change(number: number, change: (ticket: Ticket) => Partial<Ticket>): void {
    const ticket = this.#tickets.get(number);
    if (ticket) this.#tickets.set(number, { ...ticket, ...change(ticket) });
  }
}
