import { readFile, stat } from "node:fs/promises";
import { reasonOf } from "../read/failure.js";
import { UsageError } from "./usage.js";

/**
 * The text of a file that the user names, `-` for standard input. @throws UsageError where it cannot be read.
 * @param option by which it was named
 */
export async function readText(path: string, option?: string): Promise<string> {
  try {
    if (path !== "-") return await readFile(path, "utf8");
    const parts: Uint8Array[] = [];
    for await (const part of process.stdin) parts.push(part);
    return Buffer.concat(parts).toString("utf8");
  } catch (error) {
    const name = option === undefined ? path : `${option} ${path}`;
    throw new UsageError(`${name}: cannot be read: ${reasonOf(error)}`);
  }
}

/** Whether the path leads to a directory. */
export async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** The text of a file that a report goes to; null where there is no such file yet. @throws UsageError where it cannot be read. */
export async function readEarlier(path: string): Promise<string | null> {
  const known = await stat(path).catch(() => null);
  // A pipe or a terminal has nothing to update, and reading it would wait.
  return known?.isFile() === true ? readText(path) : null;
}
