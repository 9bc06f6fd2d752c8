import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { compressionOf } from "../read/compression.js";
import { openLog } from "../read/decompress.js";

/** A log file of a case, unpacked. */
export interface LogText {
  /** Relative to the case's folder, with slashes. */
  readonly path: string;
  readonly bytes: Buffer;
  /** The moment in the gzip header, seconds since 1970 or 0; null where the file is not gzip. */
  readonly gzipSeconds: number | null;
}

const gzipTimeOffset = 4;

/** All files below a directory, in the order of their names; or the one file, by its name. */
export async function readLogs(root: string): Promise<LogText[]> {
  if (statSync(root).isFile()) return [{ path: basename(root), ...(await readLog(root)) }];
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).sort();
  const logs: LogText[] = [];
  for (const path of paths) {
    const file = join(root, path);
    if (statSync(file).isFile()) logs.push({ path: path.split(sep).join("/"), ...(await readLog(file)) });
  }
  return logs;
}

async function readLog(file: string): Promise<Omit<LogText, "path">> {
  const raw = readFileSync(file);
  const { kind } = compressionOf(raw);
  if (kind === "gzip") return { bytes: gunzipSync(raw), gzipSeconds: raw.readUInt32LE(gzipTimeOffset) };
  if (kind === "none") return { bytes: raw, gzipSeconds: null };
  const log = { path: file, sizeBytes: raw.length, modifiedMillis: 0, suffixDate: null, rotation: null };
  const parts: Buffer[] = [];
  for await (const chunk of (await openLog(log, {})).chunks) parts.push(Buffer.from(chunk));
  return { bytes: Buffer.concat(parts), gzipSeconds: null };
}

/** Writes logs below a directory: gzip as gzip, all else plain (what a file is, its content tells and not its name). */
export function writeLogs(directory: string, logs: readonly LogText[]): void {
  for (const { path, bytes, gzipSeconds } of logs) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    if (gzipSeconds === null) {
      writeFileSync(file, bytes);
    } else {
      const packed = gzipSync(bytes);
      packed.writeUInt32LE(gzipSeconds, gzipTimeOffset);
      writeFileSync(file, packed);
    }
  }
}

/** A path that a scan of `root` gave, relative to it; a root that is a file is found by its name. */
export function pathBelow(root: string, path: string): string {
  return path === root ? basename(path) : relative(root, path).split(sep).join("/");
}

/** The lines of a log without their newlines, one character a byte (latin1); line 1 is at index 0. */
export function linesOf(log: LogText): string[] {
  return log.bytes.toString("latin1").split("\n");
}

/**
 * Whether a text stands at a line (from 1) of a log: as the whole line or, of an entry of several lines, as that line and one
 * of those below it, without their indentation.
 */
export function standsAt(log: LogText, line: number, text: string): boolean {
  const lines = linesOf(log).map((one) => Buffer.from(one, "latin1").toString("utf8"));
  const first = lines[line - 1] ?? "";
  if (text === first) return true;
  const below = lines.slice(line);
  const end = below.indexOf("");
  return below.slice(0, end < 0 ? below.length : end).some((other) => text === `${first} ${other.trim()}`);
}
