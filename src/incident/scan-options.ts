import type { Progress } from "../detect/read.js";
import type { ZoneChoice } from "../detect/resolve.js";
import type { Grammar } from "../grammar/model.js";
import { parseInstant, zoneByName } from "../time/zone.js";
import type { Language } from "./phrases.js";
import { ScanOptionError } from "./scan-option-error.js";

export interface ScanOptions {
  /** Directories, files, globs; `-` is `stdin`. */
  readonly paths: readonly string[];
  /** The present, RFC 3339 with an offset: no line lies after it. */
  readonly now: string;
  /** The zone of stamps that state none: an IANA name or an offset. Without it UTC is assumed, and the drafts say so. */
  readonly zone?: string | undefined;
  /** Zones of single hosts. */
  readonly zones?: ReadonlyMap<string, string> | undefined;
  /** The zone was not given by the user but taken from the machine: the drafts call it assumed. */
  readonly zoneIsAssumed?: boolean | undefined;
  /** The year of the newest lines whose stamps have none. */
  readonly year?: number | undefined;
  /** Incidents that overlap [since, until) only; RFC 3339 with an offset. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  /** Directory to host, for logs whose lines name none. */
  readonly hosts?: ReadonlyMap<string, string> | undefined;
  /** Other name to host, for hosts that go by several. */
  readonly aliases?: ReadonlyMap<string, string> | undefined;
  readonly grammars?: readonly Grammar[] | undefined;
  readonly language?: Language | undefined;
  /** How many threads may read long logs; 1 if not given. The result does not depend on it. */
  readonly threads?: number | undefined;
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /**
   * The directory for a temporary file that keeps what `stdin` brings, so that it can be looked at again, as files are; without
   * it drafts rest on what one reading shows.
   */
  readonly spoolDirectory?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** @throws ScanOptionError for what is no time with an offset */
export function instantOption(name: string, text: string): number {
  const micros = parseInstant(text);
  if (micros === null) {
    throw new ScanOptionError(
      `option.${name}`,
      `${name} must be a time with an offset, e.g. 2008-05-23T01:30:20+09:00`,
    );
  }
  return micros;
}

/** The paths. @throws ScanOptionError where they are no list of texts: of a single one each letter would be a path */
export function pathsOption({ paths }: ScanOptions): readonly string[] {
  const given: unknown = paths;
  if (Array.isArray(given) && given.every((path) => typeof path === "string")) return given;
  throw new ScanOptionError("option.paths", 'paths must be a list of paths, e.g. ["/var/log"]');
}

/** `since` and `until`; null where they are not given. @throws ScanOptionError where nothing can lie between them */
export function limitsOption({ since, until }: ScanOptions): {
  readonly sinceMicros: number | null;
  readonly untilMicros: number | null;
} {
  const sinceMicros = since === undefined ? null : instantOption("since", since);
  const untilMicros = until === undefined ? null : instantOption("until", until);
  if (sinceMicros !== null && untilMicros !== null && sinceMicros >= untilMicros) {
    throw new ScanOptionError("option.until", `until must be later than since: ${until} is not after ${since}`);
  }
  return { sinceMicros, untilMicros };
}

/** @throws ScanOptionError for a zone that does not exist */
export function zoneChoice(options: ScanOptions): (host: string) => ZoneChoice {
  const zoneNamed = (name: string) => {
    const zone = zoneByName(name);
    if (zone === null) {
      throw new ScanOptionError("option.zone", `"${name}" is no zone; expected e.g. Europe/Berlin, UTC or +09:00`);
    }
    return zone;
  };
  const general: ZoneChoice = {
    zone: zoneNamed(options.zone ?? "UTC"),
    by: options.zone === undefined || options.zoneIsAssumed === true ? "assumed" : "configured",
  };
  const single = new Map<string, ZoneChoice>();
  for (const [host, name] of options.zones ?? []) single.set(host, { zone: zoneNamed(name), by: "configured" });
  return (host) => single.get(host) ?? general;
}
