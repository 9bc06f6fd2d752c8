import { isFailing } from "../detect/marks.js";
import { aheadMicros } from "../detect/skew.js";
import { waitingFor } from "../detect/snapshot.js";
import type { Text } from "../grammar/model.js";
import type { Citable, EvidenceBook } from "./evidence.js";
import { certaintyOf, digitsOf, formatMicros } from "./moment.js";
import { anchorOf, type BuildContext, firstTaken, historyOf, onsetLines, type Part } from "./part.js";
import { phrases, say } from "./phrases.js";
import type { Incident } from "./record.js";

/** What happened, each moment by the clock of its host, in the order that the clocks have where they were compared. */
export function timelineOf(parts: readonly Part[], book: EvidenceBook, context: BuildContext): Incident["timeline"] {
  const clock = parts[0]?.outage.host ?? "";
  const entries: { micros: number; entry: Incident["timeline"][number] }[] = [];
  for (const { outage } of parts) {
    const anchor = anchorOf(outage);
    const add = (
      micros: number,
      what: Text,
      marks: readonly Citable[],
      role: "onset" | "during" | "recovery",
      host = outage.host,
    ) => {
      const resolved = marks[0]?.resolved ?? anchor;
      const digits = digitsOf(marks[0]);
      const entry = {
        at: formatMicros(micros, resolved, digits),
        certainty: certaintyOf(resolved, digits, context.skews),
        host,
        component: outage.component,
        what: say(what, context.language),
        evidence: book.cite(marks.slice(0, 3), role),
      };
      entries.push({ micros: micros - aheadMicros(context.skews, clock, host), entry });
    };
    const failing = outage.marks.filter(isFailing);
    if (outage.nature === "instant") {
      add(outage.start.at, phrases.instant, outage.start.marks, "onset");
      continue;
    }
    if (outage.start.basis === "silence") {
      const what = outage.boot === null ? phrases.lastLine : phrases.lastSign;
      add(outage.start.at, what, onsetLines(outage, context), "onset");
    } else if (outage.start.basis === "stop event")
      add(outage.start.at, phrases.stopAnnounced, outage.start.marks, "onset");
    else add(outage.start.at, phrases.beganFailing, outage.start.marks, "onset");
    if (outage.movedTo !== undefined) {
      const { host, first } = outage.movedTo;
      add(first.micros, phrases.takenOver, firstTaken(outage, context), "onset", host);
    }
    if (failing.length > 1) add(outage.lastFailingMicros, phrases.lastFailing, failing.slice(-1), "during");
    if (outage.end?.basis === "working event") add(outage.end.at, phrases.worksAgain, outage.end.marks, "recovery");
    if (outage.end?.basis === "traffic resumed")
      add(outage.end.at, phrases.trafficResumed, outage.end.marks, "recovery");
    const [oldest] = waitingFor(outage, historyOf(outage, context));
    if (oldest?.arrivedMicros != null) add(oldest.arrivedMicros, phrases.accepted, [oldest], "during");
    const { end } = outage;
    const bootedMicros = end?.basis === "reboot" ? end.at : (outage.boot?.upMicros ?? 0);
    if (outage.boot !== null) add(bootedMicros, phrases.booted, outage.boot.marks, "recovery");
  }
  return entries.sort((a, b) => a.micros - b.micros).map(({ entry }) => entry);
}
