import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { reasonOf } from "./failure.js";

/** A stream that is kept while it is read, so that it can be read again. */
export interface Spool {
  /** What the stream brings; to be iterated once. */
  readonly stream: AsyncIterable<Uint8Array>;
  /** Of the file that holds all that was read; null before that, and where it could not be kept. */
  descriptor(): number | null;
  /** Forgets what was kept. May be called more than once. */
  close(): void;
}

/** The directory for temporary files often lies in memory. */
const usualMostBytes = 4 * 2 ** 30;

/**
 * Keeps what a stream brings in a file without a name, which is gone with the process however that ends. What cannot be kept is
 * given out all the same, with a diagnostic.
 * @param directory for temporary files
 * @param mostBytes how much is kept; of more nothing is
 */
export function createSpool(
  stream: AsyncIterable<Uint8Array>,
  directory: string,
  onDiagnostic: (diagnostic: Diagnostic) => void,
  mostBytes = usualMostBytes,
): Spool {
  let descriptor: number | null = null;
  let isRead = false;

  function close(): void {
    if (descriptor !== null) closeSync(descriptor);
    descriptor = null;
  }
  function giveUp(reason: string): void {
    close();
    onDiagnostic({
      code: "read.spool",
      severity: "warning",
      message: `standard input is read only once, so that what it shows around outages may be missed: ${reason}`,
      file: "-",
      hint: "give logscan a file, or a directory with room for temporary files in TMPDIR",
    });
  }

  return {
    stream: {
      async *[Symbol.asyncIterator]() {
        let bytes = 0;
        try {
          descriptor = openUnnamed(directory);
        } catch (error) {
          giveUp(reasonOf(error));
        }
        try {
          for await (const piece of stream) {
            bytes += piece.length;
            if (bytes > mostBytes && descriptor !== null) giveUp(`it is longer than ${mostBytes / 2 ** 20} MiB`);
            try {
              if (descriptor !== null) writeWhole(descriptor, piece);
            } catch (error) {
              giveUp(reasonOf(error));
            }
            yield piece;
          }
        } finally {
          // Whoever stops reading, as at damaged bytes, reads no further the next time.
          isRead = true;
        }
      },
    },
    descriptor: () => (isRead ? descriptor : null),
    close,
  };
}

/** A new file that nobody else can open. */
function openUnnamed(directory: string): number {
  const folder = mkdtempSync(join(directory, "logscan-"));
  try {
    return openSync(join(folder, "input"), "wx+", 0o600);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeWhole(descriptor: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
}
