import { execFileSync, spawnSync } from "node:child_process";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { hostZone } from "../../src/command/host-zone.js";
import { UsageError } from "../../src/command/usage.js";
import { buildWhenStale, command } from "../built-command.js";

afterEach(() => vi.unstubAllEnvs());

describe("hostZone", () => {
  it.each([
    ["Europe/Berlin", "Europe/Berlin"],
    [":Europe/Berlin", "Europe/Berlin"],
    ["/usr/share/zoneinfo/Asia/Tokyo", "Asia/Tokyo"],
    [":/usr/share/zoneinfo/posix/Asia/Tokyo", "Asia/Tokyo"],
    ["posix/Asia/Tokyo", "Asia/Tokyo"],
    ["Etc/GMT+9", "Etc/GMT+9"],
    ["UTC", "UTC"],
    ["Etc/UTC", "UTC"],
    ["GMT0", "UTC"],
    ["", "UTC"],
  ])("takes the zone of TZ=%s", (TZ, zone) => {
    vi.stubEnv("TZ", TZ);
    expect(hostZone()).toBe(zone);
  });

  // `UTC+9` says nine hours west there, where --tz takes it for nine hours east.
  it.each(["JST-9", "CET-1CEST,M3.5.0,M10.5.0/3", "<+03>-3", "UTC+9", "Mars/Phobos", "/tmp/zone"])(
    "takes TZ=%s for no zone",
    (TZ) => {
      vi.stubEnv("TZ", TZ);
      expect(hostZone).toThrow(UsageError);
      expect(hostZone).toThrow(`TZ=${TZ}: no zone that logscan knows; name it, e.g. --tz Europe/Berlin`);
    },
  );

  it.each([undefined, ":/etc/localtime", "/etc/localtime"])("takes the machine's where TZ is %s", (TZ) => {
    const { TZ: _, ...env } = process.env;
    const machines = execFileSync(process.execPath, ["-p", "Intl.DateTimeFormat().resolvedOptions().timeZone"], {
      env,
    });
    vi.stubEnv("TZ", TZ);
    // The engine of this process keeps the zone that it was started with.
    if (hostZone() !== "UTC") expect(hostZone()).toBe(machines.toString().trim());
    else expect(["UTC", "Etc/UTC"]).toContain(machines.toString().trim());
  });
});

describe("a TZ that names no zone", () => {
  beforeAll(buildWhenStale);
  const run = (...parameters: readonly string[]) =>
    spawnSync(process.execPath, [command, ...parameters, "-"], {
      ...{ input: "", encoding: "utf8" },
      env: { ...process.env, TZ: "JST-9" },
    });

  it("stops a scan, and says how the zone is named", () => {
    const { status, stdout, stderr } = run();
    expect({ status, stdout, stderr }).toEqual({
      ...{ status: 2, stdout: "" },
      stderr:
        "logscan: TZ=JST-9: no zone that logscan knows; name it, e.g. --tz Europe/Berlin, UTC or +09:00\nTry: logscan --help\n",
    });
  });

  it("is not asked where --tz names one", () => {
    expect(run("--tz", "+09:00")).toMatchObject({ status: 0, stderr: "" });
  });
});
