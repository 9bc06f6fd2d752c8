import type { Stats } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { isMissing, refusal, wordsOf } from "./failure.js";
import { compareBytes } from "./order.js";

/** A text file, as messages name it, and what is in it. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
}

/** Who writes what steers a scan. */
export interface Trust {
  /** The user who runs the scan, as the system numbers users; null where the system has no such numbers. */
  readonly userId: number | null;
}

const longestBytes = 2 ** 20;

/**
 * The files of a directory whose names end in `suffix`, or the one file that the path names, in the byte order of their
 * names. What somebody other than root and the user could write is left out with a diagnostic, and a directory that others
 * could write is left out whole. null where the path leads to nothing.
 */
export async function readTrustedTexts(
  path: string,
  suffix: string,
  trust: Trust,
): Promise<{ files: TextFile[]; diagnostics: Diagnostic[] } | null> {
  const files: TextFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const add = async (file: string) => {
    const read = await readTrusted(file, trust);
    if ("code" in read) diagnostics.push(read);
    else files.push(read);
  };
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) await add(path);
    else {
      const distrusted = distrust(path, stats, trust);
      if (distrusted !== null) return { files, diagnostics: [distrusted] };
      const names = (await readdir(path)).filter((name) => name.endsWith(suffix) && !name.startsWith("."));
      for (const name of names.sort(compareBytes)) await add(join(path, name));
    }
  } catch (error) {
    if (isMissing(error)) return null;
    diagnostics.push({ ...refusal(path, error), severity: "error" });
  }
  return { files, diagnostics };
}

async function readTrusted(file: string, trust: Trust): Promise<TextFile | Diagnostic> {
  try {
    const handle = await open(file, "r");
    try {
      const stats = await handle.stat();
      const distrusted = distrust(file, stats, trust);
      if (distrusted !== null) return distrusted;
      if (!stats.isFile()) return problem("grammar.unreadable", file, "is not a regular file");
      if (stats.size > longestBytes) return problem("grammar.too-long", file, "is longer than a megabyte");
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await handle.readFile());
      return { file, text };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof TypeError) {
      return problem("grammar.encoding", file, "is not UTF-8", "save it as UTF-8");
    }
    return problem("grammar.unreadable", file, `cannot be read: ${wordsOf(error)}`);
  }
}

const groupMayWrite = 0o020;
const allMayWrite = 0o002;
const rootId = 0;

/** Root's and the user's own files are trusted; a group's only below the user's own name, since many systems give each user one. */
function distrust(path: string, { mode, uid }: Stats, { userId }: Trust): Diagnostic | null {
  if (userId === null) return null;
  const isOwn = uid === userId && userId !== rootId;
  const why =
    uid !== rootId && uid !== userId
      ? "belongs to another user"
      : (mode & allMayWrite) !== 0
        ? "can be written by every user"
        : (mode & groupMayWrite) !== 0 && !isOwn
          ? "can be written by its group"
          : null;
  if (why === null) return null;
  const hint = why.startsWith("belongs") ? "copy it to a file of your own" : `chmod go-w ${path}`;
  return problem("grammar.untrusted", path, `${why}: no grammar is read from there`, hint);
}

function problem(code: string, file: string, message: string, hint?: string): Diagnostic {
  return { code, severity: "error", message, file, ...(hint === undefined ? {} : { hint }) };
}
