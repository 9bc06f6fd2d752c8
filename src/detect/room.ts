import type { Diagnostic } from "../diagnostic.js";

/**
 * What is kept of one file, and the most of each: names and clocks may be an attacker's, and memory must not grow with the log.
 * Components are those of which a host may have many; hours are those of segments' clocks in which lines stand.
 */
const most = { hosts: 4_096, segments: 8_192, hours: 131_072, components: 16_384 };

export type Kept = keyof typeof most;
const kinds = Object.keys(most) as Kept[];

/** Lines for which there was no room: how many, and the number of the first of them. */
export interface Crowded {
  readonly lines: number;
  readonly firstLine: number;
}

export interface Room {
  /** How many there are. */
  readonly used: Readonly<Record<Kept, number>>;
  readonly crowded: ReadonlyMap<Kept, Crowded>;
}

export interface Rooms extends Room {
  /** Takes room for one more; false where there is none. */
  take(kind: Kept): boolean;
  /** Notes that a line was passed over, as there was no room. */
  crowdOut(kind: Kept, line: number): void;
}

export function createRooms(): Rooms {
  const used = { hosts: 0, segments: 0, hours: 0, components: 0 };
  const crowded = new Map<Kept, Crowded>();
  return {
    ...{ used, crowded },
    take(kind) {
      if (used[kind] === most[kind]) return false;
      used[kind]++;
      return true;
    },
    crowdOut(kind, line) {
      const { lines, firstLine } = crowded.get(kind) ?? { lines: 0, firstLine: line };
      crowded.set(kind, { lines: lines + 1, firstLine });
    },
  };
}

/** Whether there may be no room for the whole of what was read in parts: each of them has room of its own. */
export const mayCrowd = (parts: readonly Room[]): boolean =>
  kinds.some((kind) => parts.reduce((sum, { used }) => sum + used[kind], 0) > most[kind]);

const explained: Record<Kept, { readonly of: string; readonly hint: string }> = {
  hosts: {
    of: `hosts beyond the first ${most.hosts}`,
    hint: "let the log server write a file for each host, or give logscan the lines of fewer hosts at a time",
  },
  segments: {
    of: `clocks that leaped back and forth more than ${most.segments} times`,
    hint: "lines of two clocks stand in this log, as of a service that stamps in another time zone: give logscan each by itself",
  },
  hours: {
    of: `hours beyond ${most.hours}, more than logs have`,
    hint: "the stamps of this log are no times at which it was written: compare with an unchanged copy",
  },
  components: {
    of: `components, such as mail relays and units, beyond the first ${most.components}`,
    hint: "give logscan a shorter stretch of this log, such as a day of it",
  },
};

/** What there was no room for in a file. */
export function crowdedLines(file: string, { crowded }: Room): Diagnostic[] {
  return [...crowded].map(([kind, { lines, firstLine }]) => ({
    code: `read.too-many-${kind}`,
    severity: "warning",
    message: `${lines} lines of ${explained[kind].of} were passed over`,
    ...{ file, line: firstLine, hint: explained[kind].hint },
  }));
}
