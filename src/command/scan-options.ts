import { availableParallelism, tmpdir } from "node:os";
import type { ScanOptions } from "../incident/scan-options.js";
import { parseMoment } from "../time/moment.js";
import { formatInstant, type HostZone, zoneByName } from "../time/zone.js";
import { configuredGrammars } from "./grammars.js";
import { hostZone } from "./host-zone.js";
import { isDirectory } from "./input.js";
import type { readingOptions } from "./option-types.js";
import { warn } from "./output.js";
import { type readArguments, UsageError } from "./usage.js";

type Values = ReturnType<typeof readArguments<typeof readingOptions>>["values"];

/** The options of a scan but its paths, with what only the command line knows: clock, zone, standard input. @throws UsageError, GrammarError */
export async function scanOptions(values: Values): Promise<Omit<ScanOptions, "paths">> {
  const year = values.year === undefined ? undefined : Number(values.year);
  if (year !== undefined && !/^\d{4}$/.test(values.year ?? ""))
    throw new UsageError(`--year ${values.year}: expected e.g. 2008`);
  const given = readZones(values.tz);
  const zoneName = given.zone ?? hostZone();
  const zone = zoneNamed(zoneName);
  const clock = Date.now() * 1000;
  const moment = (option: string, text: string | undefined, present: number) => {
    if (text === undefined) return undefined;
    const micros = parseMoment(text, present, zone);
    if (micros === null)
      throw new UsageError(`${option} ${text}: expected a time, e.g. "2008-05-22 23:34", yesterday or -2h`);
    return micros;
  };
  const nowMicros = moment("--now", values.now, clock) ?? clock;
  const written = (micros: number | undefined) =>
    micros === undefined ? undefined : formatInstant(micros, zone.offsetAt(micros), 6);
  return {
    now: written(nowMicros) ?? "",
    zone: zoneName,
    zoneIsAssumed: given.zone === undefined,
    zones: given.zones,
    year,
    since: written(moment("--since", values.since, nowMicros)),
    until: written(moment("--until", values.until, nowMicros)),
    hosts: await hostDirectories(values.host),
    aliases: pairs("--alias", values.alias, "by name"),
    grammars: await configuredGrammars(values.grammars),
    threads: readThreads(values.threads),
    // Made when it is read: most scans read files.
    stdin: { [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator]() },
    spoolDirectory: tmpdir(),
  };
}

/** What `--host` says. A directory that is not there names no host, which is said; what is mounted may come and go. */
async function hostDirectories(values: readonly string[] | undefined): Promise<Map<string, string>> {
  const hosts = pairs("--host", values, "by value");
  for (const [directory, name] of hosts) {
    if (await isDirectory(directory)) continue;
    const message = `--host ${name}=${directory}: no such directory`;
    const hint = "name the directory that holds the host's logs; if it is mounted, look whether it is";
    warn({ code: "command.host", severity: "warning", message, hint }, false);
  }
  return hosts;
}

/** `NAME=VALUE` pairs; `direction` says which side becomes the key. */
function pairs(option: string, values: readonly string[] | undefined, direction: "by name" | "by value") {
  const map = new Map<string, string>();
  for (const value of values ?? []) {
    const cut = value.indexOf("=");
    if (cut < 1 || cut === value.length - 1) throw new UsageError(`${option} ${value}: expected NAME=VALUE`);
    const name = value.slice(0, cut);
    const rest = value.slice(cut + 1);
    if (direction === "by name") map.set(name.toLowerCase(), rest);
    else map.set(rest, name);
  }
  return map;
}

function readZones(text: string | undefined): { zone: string | undefined; zones: Map<string, string> } {
  const parts = (text ?? "").split(",").filter((part) => part !== "");
  const single = parts.filter((part) => part.includes("="));
  const general = parts.filter((part) => !part.includes("="));
  if (general.length > 1) throw new UsageError(`--tz ${text}: expected one ZONE, then HOST=ZONE for others`);
  const zones = pairs("--tz", single, "by name");
  for (const name of zones.values()) zoneNamed(name);
  return { zone: general[0], zones };
}

export function zoneNamed(name: string): HostZone {
  const zone = zoneByName(name);
  if (zone === null) throw new UsageError(`--tz ${name}: no such zone; expected e.g. Europe/Berlin, UTC or +09:00`);
  return zone;
}

function readThreads(text: string | undefined): number {
  // One more than one pays for long logs; beyond, disks are the limit.
  if (text === undefined) return Math.min(2, availableParallelism());
  if (!/^[1-9]\d?$/.test(text)) throw new UsageError(`--threads ${text}: expected a number from 1 to 99`);
  return Number(text);
}
