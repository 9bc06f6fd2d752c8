import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

export function emptyFolder(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), `logscan-${name}-`)));
}

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface RunningReceiver {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a real receiver and waits until it answers; `stop` ends it and deletes its folder. */
export async function startReceiver(
  program: string,
  parameters: readonly string[],
  { url, folder, env }: { readonly url: string; readonly folder: string; readonly env?: NodeJS.ProcessEnv },
): Promise<RunningReceiver> {
  const child = spawn(program, parameters, {
    ...{ stdio: ["ignore", "pipe", "pipe"], cwd: folder },
    ...(env === undefined ? {} : { env }),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += String(part)));
  const stop = async () => {
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 150; tries++) {
    if (child.exitCode !== null) break;
    const answers = await fetch(url).then(
      (answer) => answer.status < 500,
      () => false,
    );
    if (answers) return { url, stop };
    await setTimeout(200);
  }
  await stop();
  throw new Error(`${program} did not answer at ${url}:\n${said}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}
