import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadGrammars } from "../../src/grammar/load.js";
import { proposeGrammar } from "../../src/grammar/proposal.js";
import { shapePieces } from "../../src/grammar/shape-tokens.js";
import { groupByShape } from "../../src/grammar/shapes.js";
import { tokenise } from "../../src/grammar/tokenise.js";

const line = (message: string, program = "dovecot") => {
  return { program, message, text: `Nov 22 17:12:25 mx2 ${program}[7]: ${message}` };
};
const patterns = (...messages: string[]) =>
  groupByShape(messages.map((message) => line(message))).map(({ pattern }) => pattern);

describe("the shape of a message", () => {
  // Lines of Dovecot 2.3.19 and OpenVPN 2.6.14 as they wrote them.
  test.each([
    [
      "imap-login: Login: user=<alice>, method=PLAIN, rip=127.0.0.1, mpid=34, secured, session=<dLZQlOBgYuJ/AAAB>",
      "imap-login: Login: user=<{user:word}>, method={method:word}, rip={rip:ip}, mpid={mpid:int}, secured, session=<{session:word}>",
    ],
    [
      "auth: Fatal: master: service(auth): child 50 returned error 1",
      "auth: Fatal: master: service(auth): child {child:int} returned error {error:int}",
    ],
    [
      "imap(alice)<41><u1polOBgGp1/AAAB>: Disconnected: Logged out in=32 out=556",
      "imap(alice)<{number:int}><{name:word}>: Disconnected: Logged out in={in:int} out={out:int}",
    ],
    [
      "OpenSSL: error:80000002:system library::No such file or directory:calling fopen(/run/client.crt, r)",
      "OpenSSL: error:{error:int}:system library::No such file or directory:calling fopen({path:path}, r)",
    ],
    [
      "took 1.5 of 30s at mail.example.org via 2001:db8::1",
      "took {took:number} of {duration:duration} at {host:host} via {address:ip}",
    ],
    ["a {b} and {{c:int} {", "a {{b} and {{{{c:int} {"],
    [
      "TCP/UDP: Preserving recently used remote address: [AF_INET]127.0.0.1:11940, see http://openvpn.net/howto.html#mitm",
      "TCP/UDP: Preserving recently used remote address: [AF_INET]{address:ip}:{number:int}, see {path:path}",
    ],
    ["OpenVPN 2.6.14 x86_64-pc-linux-gnu [SSL (OpenSSL)]", "OpenVPN {version:word} {name:word} [SSL (OpenSSL)]"],
    [
      "master: Dovecot v2.3.19.1 (9b53102964) starting up for imap",
      "master: Dovecot {version:word} ({name:word}) starting up for imap",
    ],
    [
      "event_wait : Interrupted system call (fd=-1,code=4)",
      "event_wait : Interrupted system call (fd={fd:int},code={code:int})",
    ],
    ["läuft über  zwei", "läuft über zwei"],
  ])("%s", (message, pattern) => {
    expect(patterns(message)).toEqual([pattern]);
  });

  test("words that differ from line to line become holes, most frequent shapes first", () => {
    const shapes = groupByShape([
      line("server stopped"),
      ...["alice", "bob", "carol"].map((user) => line(`login of user ${user} was refused at once`)),
    ]);
    expect(shapes.map(({ pattern, count }) => [count, pattern])).toEqual([
      [3, "login of user {name:word} was refused at once"],
      [1, "server stopped"],
    ]);
  });

  test("lines of other programs, or with another first word, stay apart", () => {
    expect(groupByShape([line("user alice left us", "a"), line("user alice left us", "b")])).toHaveLength(2);
    expect(patterns("opened the door for you", "closed the door for you")).toHaveLength(2);
  });

  test("pieces are the whole message, but for runs of blanks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (message) => {
        const text = shapePieces(message)
          .map((piece) => piece.text)
          .join("");
        expect(text.replace(/[ \t]+/g, " ")).toBe(message.replace(/[ \t]+/g, " "));
      }),
      { examples: [["user=<alice>, a="], ["k=<a b>;"], ['k="x" <y>'], ["k="], ["a=b=c."], ["💾=1"]] },
    );
  });
});

describe("a proposed grammar", () => {
  test("claims the lines that it was made from, as notes that a person must decide", () => {
    const messages = ["auth failed for alice, 3 tries", "auth failed for bob, 1 tries", "now listening on port 143"];
    const lines = messages.map((message) => line(message));
    const text = proposeGrammar("door", groupByShape(lines), []);
    expect(text).toContain('# 2 times; it says "failed": failing?\nnote auth-failed-for-tries\n');
    expect(text).toContain('# once; it says "listening": working?\n');
    const { grammars, diagnostics } = loadGrammars([{ file: "door.grammar", text }], []);
    expect(diagnostics).toEqual([]);
    expect(lines.map((known) => tokenise(known, grammars ?? [])?.event)).toEqual([
      ...["door.auth-failed-for-tries", "door.auth-failed-for-tries", "door.now-listening-on-port"],
    ]);
  });

  test("never has errors, whatever the lines were: what cannot be used is a comment that says why", () => {
    const word = fc.constantFrom(
      "a",
      "b=",
      "b=c",
      "<x>",
      "12",
      "1.2.3.4",
      "{d}",
      "{",
      "/e/f",
      "::",
      '"g h"',
      ",",
      "läuft",
    );
    const message = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(fc.array(message, { minLength: 1, maxLength: 12 }), (messages) => {
        const shapes = groupByShape(messages.map((text) => line(text)));
        const { diagnostics } = loadGrammars([{ file: "x.grammar", text: proposeGrammar("x", shapes, []) }], []);
        const left = diagnostics.map(({ code }) => code);
        // Where no line can be used there is nothing left to speak of.
        if (left.length > 0) expect(left).toEqual(["grammar.missing"]);
      }),
      { numRuns: 60 },
    );
  });
});
