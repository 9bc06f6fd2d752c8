import type { Diagnostic } from "../diagnostic.js";

/** The `code` of a system error (`EACCES`), or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

export const isPermission = (error: unknown) => /^(?:EACCES|EPERM)$/.test(systemCode(error));

/** True where the path leads to nothing. */
export const isMissing = (error: unknown) => /^(?:ENOENT|ENOTDIR)$/.test(systemCode(error));

/**
 * What to say of a name that is not UTF-8, as paths of old archives may be: it cannot be opened by what stands for it.
 * @param path with U+FFFD or \xNN where other bytes stand
 */
export function unnameable(path: string): Diagnostic {
  return {
    code: "read.name-encoding",
    severity: "warning",
    message: "not read: its name is not UTF-8",
    file: path,
    hint: "rename it (convmv does so for whole folders), or give what it holds on standard input: logscan - < FILE",
  };
}

/** Whether the path may stand for one that is not UTF-8: Node puts U+FFFD where other bytes stand. */
export const isInexact = (path: string) => path.includes("\ufffd");

/** What to say of a file or directory that the system refused to open or read. */
export function refusal(path: string, error: unknown): Diagnostic {
  if (isPermission(error)) {
    return {
      code: "read.permission",
      severity: "warning",
      message: "no permission to read",
      file: path,
      hint: "run logscan with rights to read it, e.g. as a member of the group adm, or as root",
    };
  }
  if (isMissing(error) && isInexact(path)) return unnameable(path);
  if (isMissing(error)) {
    return {
      code: "read.vanished",
      severity: "warning",
      message: "was there when the directory was listed and is gone now",
      file: path,
      hint: "a rotation may have moved it: run logscan again",
    };
  }
  return { code: "read.failed", severity: "error", message: `cannot be read: ${wordsOf(error)}`, file: path };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  ENOTDIR: "a part of the path is no directory",
  EISDIR: "a directory; expected a file",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the file system takes no writes",
  ENOSPC: "no space is left",
};

/** Why the system refused a path that an option names. */
export const reasonOf = (error: unknown) => reasons[systemCode(error)] ?? wordsOf(error);

/** The system's words for an error, without the path and the call that Node adds. */
export function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/, \w+(?: '.*)?$/s, "");
}
