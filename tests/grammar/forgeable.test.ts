import { expect, test } from "vitest";
import { builtinGrammars } from "../../src/grammar/builtin.js";
import { loadGrammars } from "../../src/grammar/load.js";
import { printDiagnostic } from "../../src/grammar/print.js";
import { tokenise } from "../../src/grammar/tokenise.js";
import { hasGrammars } from "../needs-grammar.js";
import { grammarText } from "./grammar-text.js";

const relay = (pattern: string, health = "failing") =>
  grammarText(
    `component relay {relay}\n  title "Relay" / "中継"\n${health} refused\n  | ${pattern}\n  > Mar  7 10:02:11 db01 kernel: to=<a@b>, relay=mx, refused\n  ! Mar  7 10:02:11 db01 x[1]: to=<a@b>, relay=mx, refused\n`,
  );

function printed(text: string): string {
  const { diagnostics } = loadGrammars([{ file: "test.grammar", text }], []);
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text)).join("\n");
}

test("a component whose identity a stranger could forge is reported", () => {
  expect(printed(relay("to=<{to:text}>, relay={relay:host}, refused"))).toBe(
    [
      "test.grammar:7:9: warning grammar.forgeable-key: Whoever writes {to} can choose the `relay`: a `text` may hold the text behind it, `>, relay=`, and what follows",
      "  |   | to=<{to:text}>, relay={relay:host}, refused",
      "  |         ^",
      "  expected: before {relay} only holes whose type cannot hold the text that ends them",
      "  hint: give {to} a narrower type, such as host, int, address or word before a blank",
    ].join("\n"),
  );
});

test("it is not where the type cannot hold the text behind it, or the event says nothing of health", () => {
  expect(printed(relay("to=<{to:address}>, relay={relay:host}, refused"))).toBe("");
  expect(printed(relay("to=<{to:text}>, relay={relay:host}, refused", "note"))).toBe("");
});

test.runIf(hasGrammars("postfix"))("no sender of mail chooses which relay a built-in grammar speaks of", () => {
  const forged = "x>, relay=mx.example.org[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (ok";
  const line = (to: string) => ({
    program: "postfix/smtp",
    message: `to=<${to}>, relay=mx.example.net[192.0.2.2]:25, delay=1, delays=0/0/0/1, dsn=4.3.0, status=deferred (host mx.example.net[192.0.2.2] said: 451 later (in reply to DATA command))`,
  });
  expect(tokenise(line("a@example.net"), builtinGrammars)?.key).toBe("mx.example.net");
  // As Postfix quotes it: the name before the `@` has blanks and brackets.
  expect(tokenise(line(`"${forged}"@example.net`), builtinGrammars)?.key ?? null).not.toBe("mx.example.org");
});
