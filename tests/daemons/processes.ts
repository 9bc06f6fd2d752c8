import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { setTimeout as after } from "node:timers/promises";

/** A daemon that was started here, leader of a group of its own. */
export interface Daemon {
  readonly name: string;
  readonly pid: number;
}

const running = new Map<number, ChildProcess>();

/** Starts a daemon in the foreground. */
export function start(name: string, command: string, words: readonly string[]): Daemon {
  const child = spawn(command, words, { detached: true, stdio: ["ignore", "ignore", "inherit"] });
  if (child.pid === undefined) throw new Error(`${command} cannot be started`);
  const { pid } = child;
  running.set(pid, child);
  return { name, pid };
}

const isOver = ({ pid }: Daemon) => {
  const child = running.get(pid);
  return child === undefined || child.exitCode !== null || child.signalCode !== null;
};

/** Ends a daemon: SIGTERM to it alone, in order, or SIGKILL to it with all that it started. */
export async function end(daemon: Daemon, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (!isOver(daemon)) process.kill(signal === "SIGKILL" ? -daemon.pid : daemon.pid, signal);
  await until(`${daemon.name} has ended`, () => isOver(daemon), 20);
  running.delete(daemon.pid);
}

/** Ends whatever still runs of what was started here. */
export function endAll(): void {
  for (const pid of running.keys()) {
    try {
      process.kill(-pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }
  running.clear();
}

/** Runs a command to its end. */
export function run(command: string, ...words: string[]): void {
  const { status, stderr, error } = spawnSync(command, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${error?.message ?? stderr}`);
}

export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  for (const limit = Date.now() + seconds * 1000; ; await after(50)) {
    if (await holds()) return;
    if (Date.now() > limit) throw new Error(`after ${seconds} s still not: ${what}`);
  }
}

export const untilSocket = (path: string) => until(`${path} is there`, () => existsSync(path), 60);

export const untilPort = (port: number) => until(`port ${port} answers`, () => answers(port), 60);

/** @throws where somebody else listens: Postfix would share the port, and lose mail to them. */
export async function checkFree(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (await answers(port)) throw new Error(`port ${port} of 127.0.0.1 is in use: end what listens there`);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
