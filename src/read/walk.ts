import { constants, type Stats } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.js";
import { binaryByContent, binaryByName, sniffBytes } from "./binary.js";
import { isMissing, isPermission, refusal, unnameable, wordsOf } from "./failure.js";
import { compareBytes } from "./order.js";
import type { NotRead } from "./source.js";

export interface FoundFile {
  /** As shown to people. */
  readonly path: string;
  /** Absolute directory of the root that it was found below. */
  readonly root: string;
  readonly sizeBytes: number;
  readonly modifiedMillis: number;
}

export interface Walk {
  readonly files: FoundFile[];
  readonly notRead: NotRead[];
  readonly diagnostics: Diagnostic[];
  readonly journals: Set<string>;
  /** Adds a file, or a directory with all that is in it. */
  add(path: string, root: WalkRoot): Promise<void>;
}

export interface WalkRoot {
  /** Absolute, as given: its names may name a host. */
  readonly directory: string;
  /** The same without symbolic links; links are followed only to below it. */
  readonly real: string;
  /** Whether the user named this very path, and so hears why it is skipped. */
  readonly named: boolean;
}

const identity = (stats: Stats) => `${stats.dev}:${stats.ino}`;
const journalFile = /\.journal~?$/;

/** Finds what may be logs. One walk serves all given paths, so that no file is taken twice. */
export function createWalk(): Walk {
  const files: FoundFile[] = [];
  const notRead: NotRead[] = [];
  const diagnostics: Diagnostic[] = [];
  const journals = new Set<string>();
  const seen = new Set<string>();

  function skip(path: string, reason: string, named: boolean): void {
    notRead.push({ path, reason });
    if (named) {
      diagnostics.push({ code: "read.skipped", severity: "information", message: `not read: ${reason}`, file: path });
    }
  }

  function refuse(path: string, error: unknown): void {
    const problem = refusal(path, error);
    diagnostics.push(problem);
    const isUnnameable = problem.code === unnameable(path).code;
    const reason = isPermission(error) ? "no permission" : isUnnameable ? "its name is not UTF-8" : wordsOf(error);
    notRead.push({ path, reason });
  }

  async function addFile(path: string, stats: Stats, root: WalkRoot): Promise<void> {
    if (seen.has(identity(stats))) return;
    seen.add(identity(stats));
    const shown = basename(resolve(path));
    const parent = dirname(resolve(path));
    const reason = binaryByName(shown, basename(parent)) ?? (await binaryByHead(path, stats));
    if (journalFile.test(shown)) journals.add(dirname(path));
    if (reason !== null) skip(path, reason, root.named);
    else {
      const modifiedMillis = Math.floor(stats.mtimeMs);
      files.push({ path, root: root.directory, sizeBytes: stats.size, modifiedMillis });
    }
  }

  /** Lists a directory; its real entries first, so that a file goes by its own name and not by that of a link to it. */
  async function addDirectory(path: string, stats: Stats, root: WalkRoot): Promise<string[]> {
    if (seen.has(identity(stats))) return [];
    seen.add(identity(stats));
    const names: string[] = [];
    for (const bytes of await readdir(path, { encoding: "buffer" })) {
      const name = bytes.toString("utf8");
      if (name.startsWith(".")) skip(join(path, name), "hidden", false);
      else if (!Buffer.from(name).equals(bytes)) {
        const shown = join(path, withBytesShown(bytes));
        skip(shown, "its name is not UTF-8", false);
        diagnostics.push(unnameable(shown));
      } else names.push(name);
    }
    names.sort(compareBytes);
    if (basename(resolve(path)) === "journal" && (await isJournald(path, names))) {
      journals.add(path);
      skip(path, "files of journald (read them with journalctl)", root.named);
      return [];
    }
    return names.map((name) => join(path, name));
  }

  async function add(given: string, givenRoot: WalkRoot): Promise<void> {
    const pending: { path: string; root: WalkRoot; link: boolean }[] = [{ path: given, root: givenRoot, link: false }];
    const links: string[] = [];
    const below: WalkRoot = { ...givenRoot, named: false };
    for (;;) {
      const next = pending.pop();
      if (next === undefined) {
        const link = links.shift();
        if (link === undefined) return;
        if (await leadsInside(link, below)) pending.push({ path: link, root: below, link: true });
        continue;
      }
      const { path, root } = next;
      try {
        const stats = next.link || root.named ? await stat(path) : await lstat(path);
        if (stats.isSymbolicLink()) links.push(path);
        else if (stats.isDirectory()) {
          const entries = await addDirectory(path, stats, root);
          for (const entry of entries.reverse()) pending.push({ path: entry, root: below, link: false });
        } else if (stats.isFile()) await addFile(path, stats, root);
        else skip(path, kindOf(stats), root.named);
      } catch (error) {
        refuse(path, error);
      }
    }
  }

  async function leadsInside(link: string, root: WalkRoot): Promise<boolean> {
    try {
      const target = await realpath(link);
      const prefix = root.real.endsWith("/") ? root.real : `${root.real}/`;
      if (target === root.real || target.startsWith(prefix)) return true;
      skip(link, "a symbolic link that leads out of the directory that was given", false);
    } catch (error) {
      if (isMissing(error)) skip(link, "a symbolic link that leads nowhere", false);
      else if (isPermission(error)) refuse(link, error);
      else skip(link, `a symbolic link that cannot be followed (${wordsOf(error)})`, false);
    }
    return false;
  }

  return { files, notRead, diagnostics, journals, add };
}

/** A name of which no byte is lost: what is not ASCII stands as `\xe9`. */
function withBytesShown(name: Buffer): string {
  return name.toString("latin1").replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** Joins without normalising: `./a` stays `./a`. */
function join(directory: string, name: string): string {
  return directory.endsWith("/") ? `${directory}${name}` : `${directory}/${name}`;
}

/** A directory `journal` is journald's, unless other files lie directly in it. */
async function isJournald(directory: string, names: readonly string[]): Promise<boolean> {
  for (const name of names) {
    if (!journalFile.test(name) && !(await lstat(join(directory, name))).isDirectory()) return false;
  }
  return true;
}

function kindOf(stats: Stats): string {
  if (stats.isSocket()) return "a socket";
  if (stats.isFIFO()) return "a FIFO";
  return stats.isBlockDevice() || stats.isCharacterDevice() ? "a device" : "not a regular file";
}

/** Null also where the file cannot be opened: whoever reads it says so. */
async function binaryByHead(path: string, stats: Stats): Promise<string | null> {
  if (stats.size === 0) return null;
  try {
    // Without O_NONBLOCK, a FIFO that has taken the file's place since would wait for a writer.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffBytes), 0, sniffBytes, 0);
      return binaryByContent(buffer.subarray(0, bytesRead), stats.size, stats.blocks * 512);
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}
