import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ScanDocument } from "../src/incident/record.js";
import { scan } from "../src/incident/scan.js";
import type { ScanOptions } from "../src/incident/scan-options.js";

/** Scans logs given as path to content, laid out in a folder of their own, with Tokyo's zone unless told otherwise. */
export async function scanLogs(
  logs: Readonly<Record<string, string | Buffer>>,
  options: Partial<ScanOptions> = {},
): Promise<ScanDocument> {
  const directory = mkdtempSync(join(tmpdir(), "logscan-"));
  try {
    for (const [path, content] of Object.entries(logs)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
    }
    return await scan({
      paths: [directory],
      zone: "Asia/Tokyo",
      year: 2008,
      now: "2009-01-01T00:00:00+09:00",
      ...options,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Lines as a log file has them. */
export const lines = (...text: readonly string[]): string => text.map((line) => `${line}\n`).join("");
