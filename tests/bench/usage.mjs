// Loaded into a measured process with --import: writes what it used (peak memory in KiB, processor time in microseconds, all of
// its threads) to the file that USAGE_FILE names.
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env.USAGE_FILE;
  if (file !== undefined) writeFileSync(file, JSON.stringify(process.resourceUsage()));
});
