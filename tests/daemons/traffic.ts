import { Agent, get } from "node:http";
import { createConnection, createServer, type Server, type Socket } from "node:net";
import { ports, relays } from "./sites.js";

/** Mail and requests that come all the time, and the relays that take the mail. */
export interface Traffic {
  /** Begins or stops to take mail at a relay; when it refuses, nobody listens. */
  setRelay(name: keyof typeof relays, takes: boolean): Promise<void>;
  end(): Promise<void>;
}

export async function createTraffic(): Promise<Traffic> {
  const servers = new Map<string, { server: Server; sockets: Set<Socket> }>();

  async function setRelay(name: keyof typeof relays, takes: boolean): Promise<void> {
    const known = servers.get(name);
    if (takes && known === undefined) {
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        takeMail(socket);
      });
      await new Promise<void>((resolve, reject) => {
        server.on("error", reject).listen(ports.relay, relays[name], () => resolve());
      });
      servers.set(name, { server, sockets });
    } else if (!takes && known !== undefined) {
      servers.delete(name);
      for (const socket of known.sockets) socket.destroy();
      await new Promise((resolve) => known.server.close(resolve));
    }
  }

  for (const name of Object.keys(relays) as (keyof typeof relays)[]) await setRelay(name, true);
  let sent = 0;
  const mail = setInterval(() => {
    sendMail(`user${sent}@${sent % 2 === 0 ? "partner" : "third"}.test`);
    sent++;
  }, 1000);
  let asked = 0;
  // Ever new visitors: 127.0.1.1, 127.0.1.2, …
  const requests = setInterval(() => {
    asked++;
    const localAddress = `127.0.${1 + Math.floor(asked / 250)}.${1 + (asked % 250)}`;
    const agent = new Agent({ keepAlive: false });
    get({ host: "127.0.0.1", port: ports.web, path: `/?${asked}`, localAddress, agent }, (answer) =>
      answer.resume(),
    ).on("error", () => undefined);
  }, 250);
  return {
    setRelay,
    async end() {
      clearInterval(mail);
      clearInterval(requests);
      for (const name of Object.keys(relays) as (keyof typeof relays)[]) await setRelay(name, false);
    },
  };
}

/** The least of SMTP that Postfix needs to hand a mail over. */
function takeMail(socket: Socket): void {
  let isData = false;
  let text = "";
  socket.on("error", () => undefined);
  socket.write("220 relay.test ESMTP\r\n");
  socket.on("data", (bytes) => {
    text += bytes.toString("latin1");
    for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
      const line = text.slice(0, end);
      text = text.slice(end + 2);
      if (isData) {
        if (line !== ".") continue;
        isData = false;
        socket.write("250 2.0.0 Ok: queued as 12345\r\n");
      } else if (/^DATA/i.test(line)) {
        isData = true;
        socket.write("354 End data with <CR><LF>.<CR><LF>\r\n");
      } else if (/^QUIT/i.test(line)) socket.end("221 2.0.0 Bye\r\n");
      else socket.write("250 2.0.0 Ok\r\n");
    }
  });
}

function sendMail(to: string): void {
  const body = `Subject: test\r\nMessage-ID: <${to}>\r\nFrom: <sender@example.test>\r\nTo: <${to}>\r\n\r\nhello\r\n.`;
  const lines = ["EHLO client.test", "MAIL FROM:<sender@example.test>", `RCPT TO:<${to}>`, "DATA", body, "QUIT"];
  const socket = createConnection({ host: "127.0.0.1", port: ports.submission });
  socket.on("error", () => undefined);
  // One line for each answer; an answer of several lines ends with the one without a dash.
  socket.on("data", (bytes) => {
    if (!/^\d{3} [^\n]*\r\n$/m.test(bytes.toString("latin1").split("\r\n").slice(-2)[0]?.concat("\r\n") ?? "")) return;
    const next = lines.shift();
    if (next === undefined) socket.end();
    else socket.write(`${next}\r\n`);
  });
}
