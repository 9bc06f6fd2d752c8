/** Lines of mail servers, with the times and ids that a test asks for. */
export const life = (time: string) => `${time} mx1 CRON[77]: (root) CMD (true)`;

export const amavis = (time: string, id: string, message: string) => `${time} mx1 amavis[309]: (${id}) ${message}`;

export interface Delivery {
  readonly program?: string;
  readonly relay: string;
  readonly delays?: string;
  readonly dsn?: string;
}

export const delivery = (time: string, id: string, { program, relay, delays, dsn }: Delivery, status: string) =>
  `${time} mx1 postfix/${program ?? "smtp"}[363]: ${id}: to=<user@partner.test>, relay=${relay}, delay=1, delays=${delays ?? "0.01/0/0/0"}, dsn=${dsn ?? "2.0.0"}, status=${status}`;

export const partner = "mx.partner.test[127.0.0.11]:25";
export const filter = "127.0.0.1[127.0.0.1]:10024";

export const refused = (time: string, id: string, at = partner) =>
  delivery(time, id, { relay: "none", dsn: "4.4.1" }, `deferred (connect to ${at}: Connection refused)`);

export const sent = (time: string, id: string, relay = partner) =>
  delivery(time, id, { relay }, "sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as 4C4EA1D09)");

export const suspended = (time: string, id: string, at = partner) =>
  delivery(
    time,
    id,
    { program: "error", relay: "none", dsn: "4.4.1" },
    `deferred (delivery temporarily suspended: connect to ${at}: Connection refused)`,
  );
