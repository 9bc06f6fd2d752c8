import { resolve } from "node:path";

/** Directories that hold a whole system's tree without being named after its host. */
const notHosts = new Set(
  "chroot diff fs homebrew host image jail local media merged mnt opt private root rootfs srv sysroot target tmp usr".split(
    " ",
  ),
);

const hostName = /^(?!\d+$)[A-Za-z0-9][A-Za-z0-9._-]*$/;

const isHost = (name: string | undefined): name is string =>
  name !== undefined && hostName.test(name) && !notHosts.has(name.toLowerCase());

/**
 * The host that a directory names.
 * @param directory of the file, absolute.
 * @param root absolute directory that was given (of a given file: its directory; of a glob: its fixed part).
 * @param hosts directory to host, as given by the user; the nearest one above wins.
 */
export function hostOfDirectory(
  directory: string,
  root: string,
  hosts: ReadonlyMap<string, string> | undefined,
): string | null {
  return givenHost(directory, hosts) ?? namedHost(directory, root);
}

function givenHost(directory: string, hosts: ReadonlyMap<string, string> | undefined): string | null {
  let nearest: string | null = null;
  let nearestLength = -1;
  for (const [given, host] of hosts ?? []) {
    const above = resolve(given);
    const isAbove = directory === above || directory.startsWith(above.endsWith("/") ? above : `${above}/`);
    if (isAbove && above.length > nearestLength) {
      nearest = host;
      nearestLength = above.length;
    }
  }
  return nearest;
}

/** What web servers call the directory of their logs: one stands in `/var/log` of every host. */
const serverDirectories = new Set(["apache2", "httpd"]);
/** Directories of logs. */
const notHostsOfServers = new Set(["log", "logs", "var"]);

/** `HOST/var/log` anywhere; `remote/HOST`, `hosts/HOST` and `HOST/apache2` where HOST lies below the root; the deepest. */
function namedHost(directory: string, root: string): string | null {
  const parts = directory.split("/");
  const rootParts = root.split("/").filter((part) => part !== "").length + 1;
  for (let index = parts.length - 1; index > 0; index--) {
    const part = parts[index];
    if (!isHost(part)) continue;
    if (parts[index + 1] === "var" && parts[index + 2] === "log") return part;
    const parent = parts[index - 1];
    if (index >= rootParts && (parent === "remote" || parent === "hosts")) return part;
    const isOfServer = serverDirectories.has(parts[index + 1] ?? "") && !notHostsOfServers.has(part.toLowerCase());
    if (index >= rootParts && isOfServer) return part;
  }
  return null;
}
