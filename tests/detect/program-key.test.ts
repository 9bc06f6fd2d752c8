import { describe, expect, test } from "vitest";
import { loadGrammars } from "../../src/grammar/load.js";
import { printDiagnostic } from "../../src/grammar/print.js";
import { tokenise } from "../../src/grammar/tokenise.js";
import { lines, scanLogs } from "../scan-logs.js";

const vpn = `logscan grammar 1
grammar vpn "Tunnels" / "トンネル"
program vpnd, vpn-*

component tunnel {program}
  title "Tunnel {program} is down" / "トンネル {program} が停止"
  quiet never

failing refused
  | {peer:word} refused
  > Mar  7 10:02:11 gw vpn-office[812]: 192.0.2.7:1194 refused
  = program vpn-office, peer 192.0.2.7:1194
  ! Mar  7 10:02:12 gw wall[813]: 192.0.2.7:1194 refused

working connected
  | connected to {peer:word}
  > Mar  7 10:22:11 gw vpn-office[812]: connected to 192.0.2.7:1194
`;

function problems(text: string): string[] {
  const { diagnostics } = loadGrammars([{ file: "vpn.grammar", text }]);
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, text));
}

describe("a component whose key is the program that wrote the line", () => {
  const { grammars, diagnostics } = loadGrammars([{ file: "vpn.grammar", text: vpn }]);

  test("is told apart by it, and named by it in texts", async () => {
    expect(diagnostics).toEqual([]);
    const log = lines(
      "Mar  7 10:00:11 gw vpn-office[812]: connected to 192.0.2.7:1194",
      "Mar  7 10:00:12 gw vpn-home[813]: connected to 192.0.2.9:1194",
      "Mar  7 10:02:11 gw vpn-office[812]: 192.0.2.7:1194 refused",
      "Mar  7 10:03:11 gw vpn-home[813]: 192.0.2.9:1194 refused",
      "Mar  7 10:04:11 gw vpn-home[813]: connected to 192.0.2.9:1194",
      "Mar  7 10:22:11 gw vpn-office[812]: connected to 192.0.2.7:1194",
    );
    const { incidents } = await scanLogs({ "gw/var/log/daemon.log": log }, { grammars: grammars ?? [] });
    const found = incidents.map(({ title, targets, start, end }) => [title, targets[0]?.component, start.at, end?.at]);
    expect(found.sort()).toEqual([
      ["Tunnel vpn-home is down (gw)", "tunnel vpn-home", "2008-03-07T10:03:11+09:00", "2008-03-07T10:04:11+09:00"],
      [
        ...["Tunnel vpn-office is down (gw)", "tunnel vpn-office"],
        ...["2008-03-07T10:02:11+09:00", "2008-03-07T10:22:11+09:00"],
      ],
    ]);
  });

  test("is what a line's tokens say, too", () => {
    const line = { program: "vpn-home", message: "connected to 192.0.2.9:1194" };
    expect(tokenise(line, grammars ?? [])).toMatchObject({ component: "tunnel", key: "vpn-home" });
  });

  test("is another where a pattern has a hole of that name", () => {
    const named = loadGrammars([{ file: "vpn.grammar", text: vpn.replace("to {peer:word}", "to {program:word}") }]);
    const line = { program: "vpn-home", message: "connected to vpn-office" };
    expect(tokenise(line, named.grammars ?? [])).toMatchObject({ key: "vpn-office" });
  });

  test("must be stated by every line, and a sample may say what it is", () => {
    expect(problems(vpn.replace("program vpnd", "program none"))).toEqual([
      [
        "vpn.grammar:10:5: error grammar.no-key: The key is {program}, and `program none` has lines that name none",
        "  |   | {peer:word} refused",
        "  |     ^",
        "  expected: `program` without `none`, or a hole {program}",
      ].join("\n"),
      expect.stringContaining("vpn.grammar:16:5: error grammar.no-key"),
    ]);
    expect(problems(vpn.replace("= program vpn-office", "= program vpn-home"))).toEqual([
      [
        "vpn.grammar:12:5: error grammar.sample-value: The field `program` of the sample is `vpn-office`",
        "  |   = program vpn-home, peer 192.0.2.7:1194",
        "  |     ^",
        "  expected: `vpn-home`",
      ].join("\n"),
    ]);
  });
});
