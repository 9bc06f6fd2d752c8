import type { Stats } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
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
 * names. What somebody other than root and the user could write, or replace in one of the directories above it, is left out
 * with a diagnostic, and a directory that others could write is left out whole. null where the path leads to nothing.
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
    const replaceable = await distrustAbove(path, trust);
    if (replaceable !== null) return { files, diagnostics: [replaceable] };
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
      const distrusted = distrust(file, stats, trust) ?? (await distrustAbove(file, trust));
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

/** Who can write a directory can put another file or directory in the place of what is in it, all the way up to the root. */
async function distrustAbove(path: string, trust: Trust): Promise<Diagnostic | null> {
  // As it is named, and as links lead to it.
  for (const start of new Set([resolve(path), await realpath(path)])) {
    for (let below = start; dirname(below) !== below; below = dirname(below)) {
      const above = dirname(below);
      const stats = await stat(above);
      // In a sticky directory (/tmp) only the owner of an entry can replace it, and the owners are looked at.
      const why = (stats.mode & sticky) !== 0 ? ownedByOther(stats, trust) : whyDistrusted(stats, trust);
      if (why === null) continue;
      const hint = why.startsWith("belongs")
        ? "copy the grammars below a directory of your own"
        : `chmod go-w ${above}, or keep the grammars elsewhere`;
      return problem("grammar.untrusted", above, `${why}: no grammar is read from below it (${path})`, hint);
    }
  }
  return null;
}

const sticky = 0o1000;
const groupMayWrite = 0o020;
const allMayWrite = 0o002;
const rootId = 0;

/** Root's and the user's own files are trusted; a group's only below the user's own name, since many systems give each user one. */
function whyDistrusted(stats: Stats, trust: Trust): string | null {
  const { mode, uid } = stats;
  const { userId } = trust;
  if (userId === null) return null;
  const isOwn = uid === userId && userId !== rootId;
  if ((mode & allMayWrite) !== 0) return ownedByOther(stats, trust) ?? "can be written by every user";
  if ((mode & groupMayWrite) !== 0 && !isOwn) return ownedByOther(stats, trust) ?? "can be written by its group";
  return ownedByOther(stats, trust);
}

function ownedByOther({ uid }: Stats, { userId }: Trust): string | null {
  return userId === null || uid === rootId || uid === userId ? null : "belongs to another user";
}

function distrust(path: string, stats: Stats, trust: Trust): Diagnostic | null {
  const why = whyDistrusted(stats, trust);
  if (why === null) return null;
  const hint = why.startsWith("belongs") ? "copy it to a file of your own" : `chmod go-w ${path}`;
  return problem("grammar.untrusted", path, `${why}: no grammar is read from there`, hint);
}

function problem(code: string, file: string, message: string, hint?: string): Diagnostic {
  return { code, severity: "error", message, file, ...(hint === undefined ? {} : { hint }) };
}
