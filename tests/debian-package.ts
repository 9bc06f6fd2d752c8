import { existsSync } from "node:fs";

/** Why a suite that needs a Debian package is skipped, for its title; empty when the program is there. */
export function missing(program: string, packageName: string): string {
  return existsSync(program) ? "" : ` - skipped: ${program} is not there, apt-get install ${packageName}`;
}
