import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentSchema } from "../../src/incident/record.js";
import { createRedactor, redactDocument } from "../../src/report/redact.js";
import { document, evidence, incident } from "./draft.js";

const redacted = (text: string, patterns: readonly string[] = []) => createRedactor(patterns).redact(text);

describe("a redactor replaces", () => {
  it.each([
    ["an IPv4 address", "connect from 203.0.113.7", "connect from <ip-1>"],
    ["one with a port", "relay=198.51.100.9:10024,", "relay=<ip-1>:10024,"],
    ["one in brackets", "unknown[203.0.113.7]", "unknown[<ip-1>]"],
    ["one of a network", "203.0.113.0/24", "<ip-1>/24"],
    ["one at the end of a sentence", "from 203.0.113.7.", "from <ip-1>."],
    ["one in the name of a host", "p203-0-113-7.isp.example", "p<ip-1>.isp.example"],
    ["one of a reverse zone", "7.113.0.203.in-addr.arpa", "<ip-1>.in-addr.arpa"],
    ["an IPv6 address", "from 2001:db8::1 port 4", "from <ip-1> port 4"],
    ["one with a prefix", "IPv6:2001:db8::1]", "IPv6:<ip-1>]"],
    ["one that holds an IPv4 address", "::ffff:203.0.113.7", "<ip-1>"],
    ["one of a link", "fe80::1%eth0", "<ip-1>%eth0"],
    ["a MAC address", "DHCPACK to 00:16:3e:aa:bb:cc", "DHCPACK to <mac-1>"],
    ["a mail address", "to=<aoki@example.org>,", "to=<<mail-1>>,"],
    ["one of a list", "a.b+list=c.d@mail.example.org", "<mail-1>"],
    ["one in a URL", "GET /?user=aoki%40example.org HTTP/1.1", "GET /?user=<mail-1> HTTP/1.1"],
    ["one with letters of any language", "青木@例え.jp", "<mail-1>"],
  ])("%s", (_, text, clean) => {
    expect(redacted(text)).toBe(clean);
  });

  it.each([
    "May 22 23:34:30 ns kernel: eth0: link up",
    "2008-05-22T23:34:30+09:00",
    "Return address = 0xc01e12df",
    "postfix/smtp[392]: 416E1D014: delays=0/0/0/0, dsn=4.4.1",
    "a @ b",
  ])("nothing in %s", (text) => {
    expect(redacted(text)).toBe(text);
  });

  it("the same value by the same name, others by others", () => {
    const redactor = createRedactor([]);
    expect(redactor.redact(["203.0.113.7", "203.0.113.8 203.0.113.7"])).toEqual(["<ip-1>", "<ip-2> <ip-1>"]);
    expect(redactor.count).toBe(3);
  });

  it.each([
    ["a text in any case", ["Acme"], "acme of ACME", "<redacted-1> of <redacted-1>"],
    ["characters that are no blanks", ["acct-*"], "for acct-9912/x and more", "for <redacted-1> and more"],
    ["what begins differently", ["*.corp.example"], "host db1.corp.example is", "host <redacted-1> is"],
    ["a middle", ["id=*;"], "a id=77; id=78 ;", "a <redacted-1> id=78 ;"],
    ["words with a blank", ["Mr Aoki"], "ask mr aoki today", "ask <redacted-1> today"],
    ["no regular expression", ["a.c"], "abc a.c", "abc <redacted-1>"],
  ])("by a pattern %s", (_, patterns, text, clean) => {
    expect(redacted(text, patterns)).toBe(clean);
  });
});

describe("a redacted document", () => {
  const secret = incident({
    title: "Relay 203.0.113.7 takes no mail",
    targets: [{ host: "db1.corp.example", service: "mail", component: "relay 203.0.113.7", role: "primary" }],
    evidence: [
      evidence("to=<aoki@example.org> 203.0.113.7", {
        host: "db1.corp.example",
        file: "/srv/db1.corp.example/mail.log",
      }),
    ],
    openQuestions: [{ text: "Is 203.0.113.7 the relay?", evidence: ["e1"] }],
    timeline: [
      {
        ...incident().start,
        at: incident().start.at ?? "",
        host: "db1.corp.example",
        component: "relay 203.0.113.7",
        what: "no answer",
        evidence: ["e1"],
      },
    ],
  });
  const whole = document([secret], {
    coverage: {
      ...document([]).coverage,
      failovers: [
        {
          from: "db1.corp.example",
          to: "db1.corp.example",
          at: "2008-05-22T23:34:30+09:00",
          until: null,
          skewSeconds: 0,
        },
      ],
      notRead: [{ path: "/srv/db1.corp.example/btmp", reason: "binary" }],
    },
  });

  it("names nothing of it anywhere, keeps ids and times, and says how much was replaced", () => {
    const clean = redactDocument(whole, createRedactor(["db1.corp.example"]));
    expect(JSON.stringify(clean)).not.toMatch(/203\.0\.113\.7|aoki|db1/);
    expect(clean.incidents[0]).toMatchObject({
      id: secret.id,
      start: secret.start,
      durationSeconds: secret.durationSeconds,
    });
    expect(clean.incidents[0]?.openQuestions).toEqual([{ text: "Is <ip-1> the relay?", evidence: ["e1"] }]);
    expect(clean.diagnostics).toMatchObject([
      { code: "redact.replaced", message: expect.stringMatching(/^\d+ addresses/) },
    ]);
    expect(documentSchema.safeParse(clean).success).toBe(true);
  });

  it("is a document of the schema, whatever a log holds, and not slow", () => {
    const hostile = fc.oneof(
      fc.string({ unit: "binary", maxLength: 300 }),
      fc.constantFrom(
        "@".repeat(60_000),
        "1.".repeat(30_000),
        "a@".repeat(30_000),
        "x*".repeat(30_000),
        "aa ".repeat(20_000),
        ":".repeat(60_000),
      ),
    );
    fc.assert(
      fc.property(hostile, fc.constantFrom(["a*b*c"], ["*x*"], ["a"], ["e1"]), (text, patterns) => {
        const draft = incident({ title: text.slice(0, 120), evidence: [evidence(text)] });
        const clean = redactDocument(document([draft]), createRedactor(patterns));
        expect(documentSchema.safeParse(clean).success).toBe(true);
        expect(clean.incidents[0]?.evidence[0]?.ref).toBe("e1");
      }),
      { numRuns: 50 },
    );
  }, 20_000);
});
