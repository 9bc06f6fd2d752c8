import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { isInexact, isMissing, refusal, unnameable, wordsOf } from "./failure.js";
import { hostOfDirectory } from "./host.js";
import { compareBytes } from "./order.js";
import { orderRotations, parseRotatedName } from "./rotation.js";
import type { LogFile, LogSource, NotRead } from "./source.js";
import { createWalk, type FoundFile, type Walk } from "./walk.js";

export type { LogFile, LogSource, NotRead } from "./source.js";

export interface DiscoverOptions {
  /** Directory to host: these win over what directories are called; of several above a file, the nearest. */
  readonly hosts?: ReadonlyMap<string, string>;
}

export interface Discovery {
  /** In the byte order of their names. */
  readonly sources: readonly LogSource[];
  /** What was found and left alone, in the byte order of the paths. */
  readonly notRead: NotRead[];
  readonly diagnostics: Diagnostic[];
  /** Directories with journald's own files, which only journalctl reads. */
  readonly journals: string[];
}

/**
 * Finds the logs below directories, behind globs, in files, and on standard input (`-`), and puts each together with its
 * rotations. Opens files only to look at their first bytes; a file without read permission is among the sources, and
 * whoever opens it says so. Never throws: what fails is a diagnostic.
 */
export async function discover(paths: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const walk = createWalk();
  for (const path of paths) if (path !== "-") await addGiven(path, walk);
  const sources = group(walk.files, options);
  if (paths.includes("-")) {
    const file: LogFile = { path: "-", sizeBytes: 0, modifiedMillis: 0, suffixDate: null, rotation: null };
    sources.push({ name: "-", host: null, files: [file] });
  }
  sources.sort((a, b) => compareBytes(a.name, b.name));
  const notRead = walk.notRead.sort((a, b) => compareBytes(a.path, b.path));
  return { sources, notRead, diagnostics: walk.diagnostics, journals: [...walk.journals].sort(compareBytes) };
}

async function addGiven(path: string, walk: Walk): Promise<void> {
  try {
    await lstat(path);
  } catch (error) {
    if (!isMissing(error)) {
      walk.diagnostics.push(refusal(path, error));
      walk.notRead.push({ path, reason: wordsOf(error) });
    } else if (!(await addGlob(path, walk))) {
      walk.diagnostics.push(isInexact(path) ? unnameable(path) : notFound(path, "no such file or directory"));
    }
    return;
  }
  try {
    const isDirectory = (await stat(path)).isDirectory();
    const directory = isDirectory ? resolve(path) : dirname(resolve(path));
    const real = isDirectory ? await realpath(path) : await realpath(dirname(path));
    await walk.add(path, { directory, real, named: true });
  } catch (error) {
    if (isMissing(error)) walk.diagnostics.push(notFound(path, "a symbolic link that leads nowhere"));
    else {
      walk.diagnostics.push(refusal(path, error));
      walk.notRead.push({ path, reason: wordsOf(error) });
    }
  }
}

/**
 * Adds what a pattern matches; false where the path is none. A match is treated like what lies in a directory: links must
 * stay below the glob's fixed part.
 */
async function addGlob(pattern: string, walk: Walk): Promise<boolean> {
  // Loaded here, since few calls name patterns and every call would wait for it.
  const { default: glob } = await import("fast-glob");
  if (pattern === "" || !glob.isDynamicPattern(pattern)) return false;
  try {
    const options = { dot: false, onlyFiles: false, followSymbolicLinks: false, suppressErrors: true } as const;
    const matches = (await glob(pattern, options)).sort(compareBytes);
    if (matches.length === 0) walk.diagnostics.push(notFound(pattern, "matches no file"));
    const base = glob.generateTasks(pattern)[0]?.base ?? ".";
    const real = matches.length === 0 ? "" : await realpath(base);
    for (const match of matches) await walk.add(match, { directory: resolve(base), real, named: false });
  } catch (error) {
    walk.diagnostics.push(refusal(pattern, error));
  }
  return true;
}

function notFound(path: string, message: string): Diagnostic {
  const hint =
    path === "" ? "the path is empty" : "check the path; logs of another host may lie in a directory of their own";
  return { code: "read.not-found", severity: "error", message, file: path, hint };
}

/** Puts the files of one log together; never of two directories. */
function group(files: readonly FoundFile[], options: DiscoverOptions): LogSource[] {
  const groups = new Map<string, { found: FoundFile; name: ReturnType<typeof parseRotatedName>; file: LogFile }[]>();
  for (const found of files) {
    const name = parseRotatedName(basename(found.path));
    const key = resolve(dirname(found.path), name.live);
    const { path, sizeBytes, modifiedMillis } = found;
    const { suffixDate, rotation } = name;
    const members = groups.get(key) ?? [];
    members.push({ found, name, file: { path, sizeBytes, modifiedMillis, suffixDate, rotation } });
    groups.set(key, members);
  }
  const sources: LogSource[] = [];
  for (const [key, members] of groups) {
    const first = members[0];
    if (first === undefined) continue;
    const { path, root } = first.found;
    const name = `${path.slice(0, path.length - basename(path).length)}${first.name.live}`;
    sources.push({ name, host: hostOfDirectory(dirname(key), root, options.hosts), files: orderRotations(members) });
  }
  return sources;
}
