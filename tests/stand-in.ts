import { chmodSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadGrammars } from "../src/grammar/load.js";
import type { Grammar } from "../src/grammar/model.js";

/**
 * A file system's grammar of the tests' own, for what needs some outage and not this one. It takes the place of the built-in
 * `xfs`, so that nothing here depends on whether that is there or what it says.
 */
export const standInGrammar = `logscan grammar 1
grammar xfs "A file system" / "ファイルシステム"
program kernel
field device device
field flags hex

component filesystem {device}
  severity critical
  restart 365d
  title "XFS file system {device} in trouble" / "XFS ファイルシステム {device} に障害"

failing shutdown
  quiet never
  title "XFS file system {device} shut down" / "XFS ファイルシステム {device} が停止"
  | xfs_force_shutdown({device},{flags}) called from line {line:int} of file {file:path}. Return address = {address:hex}
  > Jul 28 13:57:40 ns kernel: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6
  = device hda7, flags 0x1
  | XFS ({device}): Log I/O Error Detected. Shutting down filesystem
  > Mar  7 09:14:47 db01 kernel: [   41.916344] XFS (dm-0): Log I/O Error Detected. Shutting down filesystem
  | XFS ({device}): Filesystem has been shut down due to log error ({flags}).
  > Mar  7 09:14:47 db01 kernel: [   41.916075] XFS (dm-0): Filesystem has been shut down due to log error (0x2).
  | XFS ({device}): Corruption of {what:text} ({flags}) detected at {where:text}. Shutting down filesystem.
  > Mar  7 10:02:11 db01 kernel: XFS (vdb): Corruption of in-memory data (0x8) detected at xfs_defer_finish_noroll+0x281/0x690 [xfs] (fs/xfs/libxfs/xfs_defer.c:580).  Shutting down filesystem.
  | Filesystem "{device}": I/O Error Detected. Shutting down filesystem: {name:device}
  > Jul 28 13:57:40 ns kernel: Filesystem "hda7": I/O Error Detected.  Shutting down filesystem: hda7
  ! Jul 28 13:58:02 ns myapp[77]: xfs_force_shutdown(hda7,0x1) called from line 1737 of file fs/xfs/xfs_vnodeops.c.  Return address = 0xc01e93a6

failing log-error
  | XFS ({device}): log I/O error {error:int}
  > Mar  7 09:14:47 db01 kernel: XFS (dm-0): log I/O error -5

degraded write-error
  opens 2 within 60s
  | {device}: writeback error on inode {inode:int}, offset {offset:int}, sector {sector:int}
  > Mar  7 09:14:38 db01 kernel: [   32.375121] dm-0: writeback error on inode 183, offset 0, sector 6464

working recovered
  unless shutdown since mounting
  | Ending XFS recovery on filesystem: {device} (logdev: {log:word})
  > May 22 11:05:02 ns kernel: Ending XFS recovery on filesystem: hda7 (logdev: internal)
  | XFS ({device}): Ending recovery (logdev: {log:word})
  > Mar  7 09:41:02 db01 kernel: XFS (dm-0): Ending recovery (logdev: internal)

working clean-mount
  unless shutdown since mounting
  | XFS ({device}): Ending clean mount
  > Mar  7 09:41:02 db01 kernel: XFS (dm-0): Ending clean mount
  | Ending clean XFS mount for filesystem: {device}
  > May 23 01:30:20 ns kernel: Ending clean XFS mount for filesystem: hda7

note mounting
  | XFS ({device}): Mounting V{version:int} Filesystem
  > Mar  7 09:41:00 db01 kernel: XFS (dm-0): Mounting V5 Filesystem
  | XFS mounting filesystem {device}
  > May 23 01:30:20 ns kernel: XFS mounting filesystem hda7

note recovery
  proves unclean stop
  | Starting XFS recovery on filesystem: {device} (logdev: {log:word})
  > May 19 01:23:10 ns kernel: Starting XFS recovery on filesystem: hda1 (logdev: internal)

stopped unmounting
  | XFS ({device}): Unmounting Filesystem
  > Mar  7 09:40:00 db01 kernel: XFS (dm-0): Unmounting Filesystem
`;

/** The built-in grammars with it; its components need no others unless the text is changed. */
export function standInGrammars(text = standInGrammar): readonly Grammar[] {
  const { grammars, diagnostics } = loadGrammars([{ file: "stand-in.grammar", text }]);
  if (grammars === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return grammars;
}

/** The arguments that give it to the command. */
export function standInArguments(): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), "logscan-stand-in-"));
  // Some tests run the command as another user.
  chmodSync(directory, 0o755);
  const file = join(directory, "stand-in.grammar");
  writeFileSync(file, standInGrammar, { mode: 0o644 });
  return ["--grammars", file];
}
