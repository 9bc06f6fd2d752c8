import type { Certainty, Incident, ScanDocument } from "../../src/incident/record.js";

export const certainty: Certainty = {
  precision: "second",
  year: "stated",
  yearBy: "stamp",
  zone: "stated",
  skewSeconds: null,
};

/** An incident with both ends known to the second, and what a test changes of it. */
export function incident(changes: Partial<Incident> = {}): Incident {
  return {
    id: "ls1-0123456789abcdef",
    aliases: [],
    kind: "filesystem.shutdown",
    nature: "failure",
    title: "XFS file system hda7 shut down",
    status: "recovered",
    severity: "critical",
    confidence: { level: "high", reasons: ["three lines show the failure"] },
    targets: [{ host: "ns", service: "filesystem", component: "filesystem hda7", role: "primary" }],
    start: start("2008-05-22T23:34:30+09:00"),
    end: end("2008-05-23T01:30:20+09:00"),
    lastFailingAt: "2008-05-22T23:34:30+09:00",
    durationSeconds: { min: 6950, max: 6950 },
    outages: [],
    timeline: [],
    evidence: [evidence("May 22 23:34:30 ns kernel: the line that proves it")],
    evidenceOmitted: 0,
    causeHints: [],
    detectionGaps: [],
    openQuestions: [],
    actionsSeen: [],
    related: [],
    cause: null,
    response: null,
    ...changes,
  };
}

/** A start with both bounds at its moment. */
export function start(at: string, changes: Partial<Incident["start"]> = {}): Incident["start"] {
  return { at, notBefore: at, notAfter: at, basis: "failing event", certainty, evidence: ["e1"], ...changes };
}

export function end(at: string, changes: Partial<NonNullable<Incident["end"]>> = {}): NonNullable<Incident["end"]> {
  return { at, notBefore: at, notAfter: at, basis: "working event", certainty, evidence: ["e2"], ...changes };
}

export function evidence(
  text: string,
  changes: Partial<Incident["evidence"][number]> = {},
): Incident["evidence"][number] {
  return {
    ref: "e1",
    host: "ns",
    file: "kern.log",
    line: 19,
    byteOffset: 1200,
    at: "2008-05-22T23:34:30+09:00",
    text,
    encoding: "utf-8",
    event: "xfs.shutdown",
    role: "onset",
    ...changes,
  };
}

export function document(incidents: readonly Incident[], changes: Partial<ScanDocument> = {}): ScanDocument {
  return {
    $schema: "urn:logscan:schema:incident:1",
    schemaVersion: 1,
    tool: { name: "logscan", version: "0.1.0", zone: "Asia/Tokyo", now: "2008-05-23T18:00:00+09:00" },
    incidents: [...incidents],
    coverage: {
      sources: [
        {
          name: "kern.log",
          hosts: ["ns"],
          files: ["kern.log"],
          firstAt: "2008-05-22T18:40:27+09:00",
          lastAt: "2008-05-23T10:15:10+09:00",
          bytes: 18_000,
          records: 173,
          recognised: 20,
          passedOver: 153,
          missingRotations: [],
          gaps: [],
          years: [],
          unread: 0,
        },
      ],
      silences: [],
      boots: [],
      failovers: [],
      skews: [],
      notRead: [],
    },
    diagnostics: [],
    ...changes,
  };
}
