import { readlinkSync } from "node:fs";
import { UsageError } from "./usage.js";

const localtime = "/etc/localtime";

/**
 * The name of this machine's zone: what TZ names, else what /etc/localtime is. A glance tells where that is UTC, as on most
 * servers: any other zone the engine is asked for, which loads how dates are written in the user's language, a tenth of what a
 * short run takes.
 * @throws UsageError for a TZ that names no zone: rules such as `CET-1CEST` the engine takes for UTC, or for none
 */
export function hostZone(): string {
  const { TZ } = process.env;
  // The colon may stand before any name. The file is named to spare looking for it.
  const told = TZ === undefined || TZ === `:${localtime}` ? localtime : TZ.replace(/^:/, "");
  const name = (told === localtime ? linkedFrom(localtime) : told).replace(/^(?:.*\/zoneinfo\/)?(?:posix\/)?/, "");
  // As C libraries take a TZ that is there and says nothing.
  if (name === "" || name === "UTC" || name === "Etc/UTC") return "UTC";
  const zone = TZ === undefined ? engineZone() : engineZone(name);
  if (zone !== null) return zone;
  throw new UsageError(
    `${TZ === undefined ? localtime : `TZ=${TZ}`}: no zone that logscan knows; name it, e.g. --tz Europe/Berlin, UTC or +09:00`,
  );
}

/** A copy of a zone's file, or none, is linked from nowhere. */
function linkedFrom(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return path;
  }
}

/** The engine's name of a zone, by default of what it takes the machine's for; null where it knows none. */
function engineZone(name?: string): string | null {
  try {
    // Of a TZ that it does not know it gives no name, or this, whatever its declaration says.
    const { timeZone } = Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone === undefined || timeZone === "Etc/Unknown" ? null : timeZone;
  } catch {
    return null;
  }
}
