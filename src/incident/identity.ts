import type { Mark } from "../detect/marks.js";
import type { Outage } from "../detect/outage.js";
import { messageOf } from "../detect/place.js";
import { noOffset } from "../time/stamp.js";
import { localMicrosOf } from "../time/year.js";

/**
 * The id of an incident: from host, kind of component and the line it began with, as far as that stays the same when logs
 * are rotated, copied or read again with more files: no path, no line number, no year, no fraction, no zone.
 */
export function incidentId(primary: Outage, earlierMarks: readonly Mark[]): string {
  const onset = primary.start.marks[0] ?? primary.boot?.marks[0];
  const isHost = primary.boot !== null && primary.start.basis === "silence";
  const parts = [primary.host, primary.entry.component.name];
  const proof = isHost ? primary.boot?.marks[0] : onset;
  if (proof !== undefined) {
    parts.push(wallClock(proof));
    if (!isHost) parts.push(String(proof.place.pid), messageOf(proof.place), String(ordinalOf(proof, earlierMarks)));
  }
  // Loaded here: it takes long, and most scans find no incident.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return `ls1-${createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 16)}`;
}

/** Of the marks of a component, by what they say: incidents ask again and again. */
const byMessage = new WeakMap<readonly Mark[], Map<string, Mark[]>>();

function sayingTheSame(mark: Mark, marks: readonly Mark[]): readonly Mark[] {
  let known = byMessage.get(marks);
  if (known === undefined) {
    known = new Map();
    for (const other of marks) {
      const message = messageOf(other.place);
      const same = known.get(message);
      if (same === undefined) known.set(message, [other]);
      else same.push(other);
    }
    byMessage.set(marks, known);
  }
  return known.get(messageOf(mark.place)) ?? [];
}

/** How many lines before it in the same second say the same. */
function ordinalOf(mark: Mark, marks: readonly Mark[]): number {
  const clock = wallClock(mark);
  const same = sayingTheSame(mark, marks).filter(
    (other) => other.stampMicros <= mark.stampMicros && wallClock(other) === clock,
  );
  return Math.max(0, same.indexOf(mark));
}

/** The stamp as the host's clock showed it, of a snapshot the arrival, without year and fraction: `MM-DD HH:MM:SS`. */
function wallClock({ place, resolved, stampMicros, arrivedMicros }: Mark): string {
  const { kind } = resolved.segment;
  if (kind === "calendar" || kind === "calendar arrival") return clockText(localMicrosOf(leapYear, place.clockMicros));
  if (kind === "local") return clockText(place.clockMicros);
  const { offsetMinutes } = place;
  const micros = arrivedMicros ?? stampMicros;
  return clockText(micros + (offsetMinutes === noOffset ? resolved.zone.offsetAt(micros) : offsetMinutes) * 60e6);
}

const leapYear = 2000;

const clockText = (localMicros: number) =>
  new Date(Math.floor(localMicros / 1e6) * 1000).toISOString().slice(5, 19).replace("T", " ");
