import { compressionHeadBytes, compressionOf } from "./compression.js";
import { parseRotatedName } from "./rotation.js";

/** So many bytes from the start of a file tell whether it is a log. */
export const sniffBytes = 4096;

const loginRecords = new Set(["lastlog", "wtmp", "btmp", "utmp", "wtmpx", "utmpx", "faillog", "tallylog"]);
const reasonByExtension: readonly [pattern: RegExp, reason: string][] = [
  [/\.journal~?$/, "a file of journald (read it with journalctl)"],
  [/\.(?:db|tdb|ldb|mdb|sqlite3?|rrd|db-(?:wal|shm|journal))$/i, "a database"],
  [/\.(?:png|jpe?g|gif|ico|bmp|tiff?|webp)$/i, "an image"],
  [/\.(?:pcap|pcapng|cap)$/i, "a packet capture"],
  [/\.(?:tar|tgz|tbz2?|txz|cpio|rpm|deb|jar)(?:\.\w{1,4})?$/i, "an archive of several files"],
];

/**
 * Why a file is no log, as far as its name says; null where it says nothing.
 * @param directory name of the directory that it lies in, without path.
 */
export function binaryByName(name: string, directory: string): string | null {
  const { live } = parseRotatedName(name);
  if (loginRecords.has(live)) return "binary login records";
  if ((directory === "sa" || directory === "sysstat") && /^sar?\d{2,8}(?:\.\w+)?$/.test(name)) {
    return "a file of sysstat (read it with sar)";
  }
  for (const [pattern, reason] of reasonByExtension) if (pattern.test(name) || pattern.test(live)) return reason;
  return null;
}

const magics: readonly [magic: string, reason: string][] = [
  ["LPKSHHRH", "a file of journald (read it with journalctl)"],
  ["SQLite format 3\0", "a database"],
  ["TDB file\n", "a database"],
  ["\x7fELF", "a program or core dump"],
  ["\x89PNG\r\n", "an image"],
  ["GIF8", "an image"],
  ["\xff\xd8\xff", "an image"],
  ["\xff\xfe", "UTF-16 text (convert it with iconv)"],
  ["\xfe\xff", "UTF-16 text (convert it with iconv)"],
  ["%PDF-", "a PDF document"],
  ["\xd4\xc3\xb2\xa1", "a packet capture"],
  ["\xa1\xb2\xc3\xd4", "a packet capture"],
  ["\x0a\x0d\x0d\x0a", "a packet capture"],
];

/**
 * Why a file is no log, as far as its content says; null where it may be one.
 * NUL runs are left out of the judgement: a power cut leaves them in logs.
 * @param head the first `sniffBytes` of the file, or all that there are.
 * @param allocatedBytes what the file takes on the disk, to tell a hole from written NULs.
 */
export function binaryByContent(head: Buffer, sizeBytes: number, allocatedBytes: number): string | null {
  if (head.length === 0) return null;
  if (compressionOf(head.subarray(0, compressionHeadBytes)).kind !== "none") return null;
  const start = head.toString("latin1", 0, 16);
  for (const [magic, reason] of magics) if (start.startsWith(magic)) return reason;
  if (head[257] === 0x75 && head.toString("latin1", 257, 262) === "ustar") return "an archive of several files";
  if (head.every((byte) => byte === 0)) {
    return allocatedBytes < sizeBytes / 2 ? "a sparse file without text at its start" : null;
  }
  return isText(head) ? null : "binary";
}

const longNulRun = 8;

/** Text of any character set: control characters are rare, and NULs come in long runs or hardly at all. */
function isText(head: Buffer): boolean {
  let judged = 0;
  let suspicious = 0;
  for (let index = 0; index < head.length; index++) {
    const byte = head[index] as number;
    if (byte === 0) {
      const runStart = index;
      while (head[index + 1] === 0) index++;
      if (index - runStart + 1 < longNulRun) suspicious++;
    } else {
      judged++;
      // Bell to carriage return and escape occur in logs; ISO-2022-JP is full of escapes.
      if ((byte < 32 && !(byte >= 7 && byte <= 13) && byte !== 27) || byte === 127) suspicious++;
    }
  }
  return suspicious * 16 <= judged || suspicious <= 1;
}
