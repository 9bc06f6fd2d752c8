import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { emptyFolder, freePort, startReceiver } from "../report/export/receiver-process.js";

export interface Redmine {
  /** Ends with a slash. */
  readonly url: string;
  /** API keys: of `scanner` and `aoki`, who manage the project `web`, and of `onlooker`, whom no workflow lets close an issue. */
  readonly keys: Readonly<Record<"scanner" | "aoki" | "onlooker", string>>;
  /** What markup descriptions are in, which the administrator of a server chooses. */
  useMarkup(name: "textile" | "markdown" | "common_mark"): void;
  stop(): Promise<void>;
}

/** A copy of an unpacked Redmine with a database of its own, on loopback. */
export async function startRedmine(unpacked: string): Promise<Redmine> {
  const folder = emptyFolder("redmine");
  cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true });
  // Links to where Debian would keep these on the whole machine.
  for (const name of ["config/database.yml", "Gemfile.lock", "instances"]) rmSync(join(folder, name), { force: true });
  const instance = join(folder, "instances/default");
  for (const name of ["config", "tmp", "log", "files"]) mkdirSync(join(instance, name), { recursive: true });
  mkdirSync(join(folder, "public/plugin_assets"), { recursive: true });
  const database = join(folder, "redmine.sqlite3");
  writeFileSync(
    join(instance, "config/database.yml"),
    `production: { adapter: sqlite3, database: ${JSON.stringify(database)}, timeout: 10000 }\n`,
  );
  writeFileSync(join(instance, "config/secret_key.txt"), randomBytes(40).toString("hex"));
  writeFileSync(join(folder, "Gemfile.local"), "gem 'puma'\ngem 'sqlite3'\n");
  const env = {
    ...{ PATH: process.env.PATH, HOME: folder, LANG: "C.UTF-8", TZ: "UTC" },
    ...{ RAILS_ENV: "production", REDMINE_INSTANCE: "default", BUNDLE_GEMFILE: join(folder, "Gemfile") },
  };
  const ruby = (...words: readonly string[]) => execFileSync("bundle", ["exec", ...words], { cwd: folder, env });
  ruby("rake", "db:migrate");
  const setup = join(dirname(fileURLToPath(import.meta.url)), "setup.rb");
  const keys = JSON.parse(ruby("rails", "runner", setup).toString("utf8"));
  const url = `http://127.0.0.1:${await freePort()}/`;
  const address = `tcp://${new URL(url).host}`;
  const { stop } = await startReceiver("bundle", ["exec", "puma", "-e", "production", "-b", address], {
    ...{ url, folder, env },
  });
  const useMarkup = (name: string) => {
    // Redmine reads its settings anew when one is newer than those that it has.
    const statement =
      "INSERT INTO settings (name, value, updated_on) VALUES ('text_formatting', ?, datetime('now', '+1 hour'))";
    const program = `db = SQLite3::Database.new(ARGV[0]); db.execute("DELETE FROM settings WHERE name = 'text_formatting'"); db.execute("${statement}", [ARGV[1]])`;
    execFileSync("ruby", ["-rsqlite3", "-e", program, database, name]);
  };
  return { url, keys, useMarkup, stop };
}
