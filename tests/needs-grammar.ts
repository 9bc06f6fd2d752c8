import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { builtinGrammars } from "../src/grammar/builtin.js";

// Tests about the lines of one system need its grammar: whoever deletes that has them skipped, which vitest counts, and is
// told of it. Nothing else may skip them: a name that is not known here is a slip, and so is a case that is missing though
// every grammar is there.
const known = [
  ...["administrator", "amavis", "apache", "block", "btrfs", "clamav", "clock", "dhcp", "dovecot", "ext", "fastcgi"],
  ...["fsck", "haproxy", "kernel", "link", "mains", "md", "monitor", "mysql", "named", "networkd", "nfs", "nginx"],
  ...["openvpn", "pf", "php", "postfix", "postgresql", "ppp", "process", "redis", "smartd", "syslogd"],
  ...["systemd", "ufs", "unbound", "webcrash", "xfs"],
];

const place = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const missing = known.filter((name) => !builtinGrammars.some((grammar) => grammar.name === name));
const unbuilt = missing.find((name) => existsSync(place(`grammars/${name}.grammar`)));
if (unbuilt !== undefined) throw new Error(`grammars/${unbuilt}.grammar is there, but not built in under its name`);

/** Whether all these grammars are built in, for `test.runIf`. */
export function hasGrammars(...names: readonly string[]): boolean {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`tests/needs-grammar.ts knows no grammar ${unknown}`);
  return areThere(names.filter((name) => missing.includes(name)).map((name) => `grammars/${name}.grammar`));
}

/** Whether a grammar was deleted: then what must be there of each of the others may have gone with it. */
export const isAnyMissing = missing.length > 0;

/** Whether all these cases of fixtures/incidents are there: those that are told otherwise without a deleted grammar go with it. */
export function hasCases(...names: readonly string[]): boolean {
  const absent = names.map((name) => `fixtures/incidents/${name}`).filter((path) => !existsSync(place(path)));
  if (absent.length > 0 && !isAnyMissing) throw new Error(`there is no ${absent.join(", ")}`);
  return areThere(absent);
}

function areThere(absent: readonly string[]): boolean {
  if (absent.length > 0) console.warn(`tests are skipped: there is no ${absent.join(", ")}`);
  return absent.length === 0;
}
