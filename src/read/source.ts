/** One file of a source. */
export interface LogFile {
  /** As shown to people: relative names stay as given. `-` is standard input. */
  readonly path: string;
  /** In bytes, as it lies on the disk (compressed); 0 for standard input. */
  readonly sizeBytes: number;
  /** Last modification, in milliseconds since 1970 (UTC); 0 for standard input, which has none. */
  readonly modifiedMillis: number;
  /** The date that the name ends in, `YYYY-MM-DD`; null where it has none. */
  readonly suffixDate: string | null;
  /** The number that the name ends in (`.1` is 1); null where it has none. */
  readonly rotation: number | null;
  /** Of standard input once it was read, if it was kept: of the open file that holds it. */
  readonly keptAs?: number;
}

/** Whether a file can be read more than once. */
export const isRereadable = ({ path, keptAs }: LogFile) => path !== "-" || keptAs !== undefined;

/** A log and its rotations, of one directory, to be read in order as one. */
export interface LogSource {
  /** Path of the live file, whether it exists or not. */
  readonly name: string;
  /** The host that the directory names; null where it names none. */
  readonly host: string | null;
  /** Oldest first; never empty. */
  readonly files: readonly LogFile[];
}

/** A file or directory that was found and left alone. */
export interface NotRead {
  readonly path: string;
  /** Half a sentence, e.g. `a socket`. */
  readonly reason: string;
}
