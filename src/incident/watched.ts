import { needs } from "../detect/needs.js";
import type { Outage } from "../detect/outage.js";

/** What a check that only reports looks at, by its key: the host of an address, or the name itself; null of everything else. */
export function watchedName({ entry, key }: Pick<Outage, "entry" | "key">): string | null {
  if (!entry.component.reports || key === "") return null;
  return (URL.canParse(key) ? new URL(key).hostname : key).toLowerCase() || null;
}

/** Hosts are called by their short name unless two full names share it. */
function watches(outage: Outage, host: string): boolean {
  const name = watchedName(outage);
  return name !== null && host !== "" && (name === host || name.split(".")[0] === host);
}

/** As `needs`; what only reports needs what stands on the host that it looks at. */
export function needsOf(dependent: Outage, other: Outage): ReturnType<typeof needs> {
  return needs(watches(dependent, other.host) ? { ...dependent, host: other.host } : dependent, other);
}

/** Whether one of two outages is what a check on another host reports of the other's host. */
export const isSeenFromOutside = (a: Outage, b: Outage) =>
  a.host !== b.host && (watches(a, b.host) || watches(b, a.host));
