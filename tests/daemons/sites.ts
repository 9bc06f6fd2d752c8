import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Daemon, end, run, start, untilPort, untilSocket } from "./processes.js";

/** Ports on loopback; high ones, so that nothing that runs here is disturbed. */
export const ports = { submission: 20587, filter: 20024, reinjection: 20025, relay: 20125, web: 20080 } as const;
export const hostName = "mx1";
/** Relays by their address. */
export const relays = { partner: "127.0.0.11", third: "127.0.0.12" } as const;

/** A mail and web host in a directory: its daemons, each of which can be broken and repaired. */
export interface Site {
  /** Holds `mx1/var/log`. */
  readonly logs: string;
  readonly rsyslog: Service;
  readonly clamd: Service;
  readonly amavisd: Service;
  readonly postfix: Service;
  readonly apache: Service;
}

export interface Service {
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** Lays out directories and configurations below a directory. */
export function createSite(root: string): Site {
  const logs = join(root, "logs");
  const log = join(logs, hostName, "var/log");
  const etc = join(root, "etc");
  for (const path of [log, etc, join(log, "clamav"), join(log, "apache2"), join(root, "run")])
    mkdirSync(path, { recursive: true });
  chmodSync(root, 0o755);
  return {
    logs,
    rsyslog: createRsyslog(root, etc, log),
    clamd: createClamd(root, etc, log),
    amavisd: createAmavisd(root, etc),
    postfix: createPostfix(root, etc),
    apache: createApache(root, etc, log),
  };
}

function service(launch: () => Promise<Daemon>): Service {
  let daemon: Daemon | null = null;
  return {
    async start() {
      daemon = await launch();
    },
    async stop(signal) {
      if (daemon !== null) await end(daemon, signal);
      daemon = null;
    },
  };
}

const syslogSocket = "/dev/log";

function createRsyslog(root: string, etc: string, log: string): Service {
  const socket = join(root, "run/log");
  writeFileSync(
    join(etc, "rsyslog.conf"),
    `global(workDirectory="${root}/run" localHostname="${hostName}")
module(load="builtin:omfile" Template="RSYSLOG_TraditionalFileFormat")
module(load="imuxsock" SysSock.Use="off")
input(type="imuxsock" Socket="${socket}" RateLimit.Interval="0")
*.*;mail.none ${log}/syslog
mail.* ${log}/mail.log
`,
  );
  return service(async () => {
    rmSync(socket, { force: true });
    const daemon = start("rsyslogd", "/usr/sbin/rsyslogd", [
      "-n",
      "-f",
      join(etc, "rsyslog.conf"),
      "-i",
      join(root, "run/rsyslogd.pid"),
    ]);
    await untilSocket(socket);
    if (!existsSync(syslogSocket)) symlinkSync(socket, syslogSocket);
    return daemon;
  });
}

/** Takes the link to the site's socket away again. */
export function removeSyslogSocket(): void {
  rmSync(syslogSocket, { force: true });
}

function createClamd(root: string, etc: string, log: string): Service {
  const socket = join(root, "run/clamd.sock");
  const database = join(root, "signatures");
  mkdirSync(database);
  // One signature of its own: the text "logscan-test-virus".
  writeFileSync(join(database, "own.ndb"), `Logscan.Test:0:*:${Buffer.from("logscan-test-virus").toString("hex")}\n`);
  writeFileSync(
    join(etc, "clamd.conf"),
    `Foreground yes
User root
LocalSocket ${socket}
LocalSocketMode 666
DatabaseDirectory ${database}
LogFile ${log}/clamav/clamav.log
LogTime yes
SelfCheck 60
`,
  );
  return service(async () => {
    rmSync(socket, { force: true });
    const daemon = start("clamd", "/usr/sbin/clamd", ["--config-file", join(etc, "clamd.conf")]);
    await untilSocket(socket);
    return daemon;
  });
}

function idOf(flag: "-u" | "-g", user: string): number {
  const field = flag === "-u" ? 2 : 3;
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${user}:`));
  if (line === undefined) throw new Error(`the user ${user} is missing`);
  return Number(line.split(":")[field]);
}

function createAmavisd(root: string, etc: string): Service {
  const home = join(root, "amavis");
  for (const path of [home, join(home, "tmp")]) {
    mkdirSync(path);
    chownSync(path, idOf("-u", "amavis"), idOf("-g", "amavis"));
  }
  writeFileSync(
    join(etc, "amavisd.conf"),
    `use strict;
$daemon_user = 'amavis'; $daemon_group = 'amavis';
$myhostname = '${hostName}.example.test'; $mydomain = 'example.test';
$MYHOME = '${home}'; $TEMPBASE = "$MYHOME/tmp"; $QUARANTINEDIR = undef; $db_home = $MYHOME;
$pid_file = "$MYHOME/amavisd.pid"; $lock_file = "$MYHOME/amavisd.lock";
$max_servers = 3; $enable_db = 0; $enable_zmq = 0;
$do_syslog = 1; $syslog_facility = 'mail'; $log_level = 0;
$inet_socket_bind = '127.0.0.1'; $inet_socket_port = ${ports.filter};
$forward_method = 'smtp:[127.0.0.1]:${ports.reinjection}'; $notify_method = $forward_method;
@bypass_spam_checks_maps = (1); @local_domains_maps = (1); $virus_quarantine_to = undef;
$final_virus_destiny = D_DISCARD; $sa_tag_level_deflt = undef;
@av_scanners = (['ClamAV-clamd', \\&ask_daemon, ["CONTSCAN {}\\n", '${join(root, "run/clamd.sock")}'],
  qr/\\bOK$/m, qr/\\bFOUND$/m, qr/^.*?: (?!Infected Archive)(.*) FOUND$/m]);
@av_scanners_backup = ();
1;
`,
  );
  return service(async () => {
    const daemon = start("amavisd", "/usr/sbin/amavisd", ["-c", join(etc, "amavisd.conf"), "foreground"]);
    await untilPort(ports.filter);
    return daemon;
  });
}

function createPostfix(root: string, etc: string): Service {
  const directory = join(etc, "postfix");
  const spool = join(root, "spool");
  const data = join(root, "postfix");
  for (const path of [directory, spool, data]) mkdirSync(path);
  chownSync(data, idOf("-u", "postfix"), idOf("-g", "postfix"));
  for (const name of ["postfix-files", "dynamicmaps.cf"]) {
    if (existsSync(join("/etc/postfix", name))) copyFileSync(join("/etc/postfix", name), join(directory, name));
  }
  const own = `
127.0.0.1:${ports.submission} inet n - n - - smtpd
127.0.0.1:${ports.reinjection} inet n - n - - smtpd
  -o content_filter= -o smtpd_recipient_restrictions=permit_mynetworks,reject
smtp-amavis unix - - n - 3 smtp
  -o syslog_name=postfix/smtp-amavis
`;
  const standard = readFileSync("/usr/share/postfix/master.cf.dist", "utf8")
    .split("\n")
    .filter((line) => /^[a-z]/.test(line) && !/^(?:smtp\s+inet|postlog)/.test(line))
    // No chroot.
    .map((line) => line.replace(/^(\S+\s+\S+\s+\S+\s+\S+\s+)\S+/, "$1n"));
  writeFileSync(join(directory, "master.cf"), `${standard.join("\n")}${own}`);
  writeFileSync(
    join(directory, "transport"),
    Object.entries(relays)
      .map(([name, address]) => `${name}.test smtp:[${address}]:${ports.relay}\n`)
      .join(""),
  );
  writeFileSync(
    join(directory, "main.cf"),
    `compatibility_level = 3.6
queue_directory = ${spool}
data_directory = ${data}
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
myhostname = ${hostName}.example.test
mydestination =
alias_maps =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
transport_maps = texthash:${directory}/transport
content_filter = smtp-amavis:[127.0.0.1]:${ports.filter}
smtp_dns_support_level = disabled
smtp_bind_address = 127.0.0.1
minimal_backoff_time = 5s
maximal_backoff_time = 10s
queue_run_delay = 5s
`,
  );
  return service(async () => {
    // Lays out the spool. With -d master stays in the group that ends with it; else it would outlive the suite.
    run("/usr/sbin/postfix", "-c", directory, "check");
    const daemon = start("postfix", "/usr/lib/postfix/sbin/master", ["-c", directory, "-d"]);
    await untilPort(ports.submission);
    return daemon;
  });
}

function createApache(root: string, etc: string, log: string): Service {
  const pages = join(root, "pages");
  mkdirSync(pages);
  writeFileSync(join(pages, "index.html"), "<p>well</p>\n");
  writeFileSync(
    join(etc, "apache.conf"),
    `ServerRoot ${root}
ServerName www.example.test
Listen 127.0.0.1:${ports.web}
${["mpm_event", "authz_core"].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
PidFile ${root}/run/apache.pid
User www-data
Group www-data
DocumentRoot ${pages}
ErrorLog ${log}/apache2/error.log
LogFormat "%h %l %u %t \\"%r\\" %>s %O \\"%{Referer}i\\" \\"%{User-Agent}i\\"" combined
CustomLog ${log}/apache2/access.log combined
<Directory ${pages}>
  Require all granted
</Directory>
`,
  );
  return service(async () => {
    const daemon = start("apache2", "/usr/sbin/apache2", ["-f", join(etc, "apache.conf"), "-DFOREGROUND"]);
    await untilPort(ports.web);
    return daemon;
  });
}

/** That configurations are what the daemons read, told before anything runs. */
export function checkSite(root: string): void {
  run("/usr/sbin/apache2", "-t", "-f", join(root, "etc/apache.conf"));
  run("/usr/sbin/rsyslogd", "-N1", "-f", join(root, "etc/rsyslog.conf"));
}
