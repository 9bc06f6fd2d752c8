/** What a program puts in front of its messages. */
export type Peeled = "queue id" | "amavis id" | "web log" | null;

/** What Apache calls itself in syslog, and nginx. */
const webServers = ["apache2", "httpd", "apache", "nginx"];

export function peeledBy(program: string): Peeled {
  // Where rsyslog writes RFC 5424 it cuts the name at the slash.
  if (program === "postfix" || program.startsWith("postfix/")) return "queue id";
  if (program === "amavis" || program === "amavisd") return "amavis id";
  return webServers.includes(program) ? "web log" : null;
}
