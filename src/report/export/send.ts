import type { Receiver } from "./receivers.js";
import type { Answer, Exported, ExportRequest, ExportWarning } from "./request.js";

export interface SendOptions {
  readonly receiver: Receiver;
  /** The receiver's URL; requests are relative to it. */
  readonly url: URL;
  readonly token: string | undefined;
  readonly fetch: typeof fetch;
  /** Resolves after so many seconds. */
  readonly wait: (seconds: number) => Promise<void>;
}

/** A request that was not answered as it had to be; the message says what to do and holds no token. */
export class SendError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = "SendError";
    this.code = code;
  }
}

export interface Sent {
  /** `POST issues: 201`, one for each request. */
  readonly done: readonly string[];
  readonly warnings: readonly ExportWarning[];
}

const mostTries = 5;
const timeoutSeconds = 30;
const longestWaitSeconds = 120;

/**
 * Sends one draft's requests, each after the answer of the one before.
 * @throws SendError at the first that fails; a later run goes on from what the receiver has.
 */
export async function send(exported: Exported, options: SendOptions): Promise<Sent> {
  const done: string[] = [];
  const warnings: ExportWarning[] = [...exported.warnings];
  let waiting = [...exported.requests];
  for (let request = waiting.shift(); request !== undefined; request = waiting.shift()) {
    const answer = await sendOne(request, options);
    done.push(`${nameOf(request)}: ${answer.status}`);
    const next = request.follow?.(answer);
    if (next === undefined) continue;
    warnings.push(...next.warnings);
    waiting = [...next.requests, ...waiting];
  }
  return { done, warnings };
}

async function sendOne(request: ExportRequest, options: SendOptions): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const answer = await attempt(request, options);
    const status = answer instanceof Error ? null : answer.status;
    if (!(answer instanceof Error) && isExpected(request, answer.status)) return answer;
    // 429 says that the request was not taken; after the others it may have been.
    const mayBeRepeated =
      status === 429 || (request.repeatable && (status === null ? !isNeverSent(answer) : status >= 500));
    if (!mayBeRepeated || tried === mostTries) throw failure(request, answer, tried, options);
    const asked = answer instanceof Error ? null : answer.header("retry-after");
    const seconds = asked !== null && /^\d{1,6}$/.test(asked.trim()) ? Number(asked) : 2 ** (tried - 1);
    if (seconds > longestWaitSeconds) throw failure(request, answer, tried, options);
    await options.wait(seconds);
  }
}

/** Whether `fetch` refuses what it is asked for, a port that browsers shun: only what a network or a clock ended has a code. */
function isNeverSent(failed: Answer | Error): boolean {
  return failed instanceof Error && failed.cause instanceof Error && !("code" in failed.cause);
}

function isExpected(request: ExportRequest, status: number): boolean {
  return (status >= 200 && status < 300) || (status === 404 && request.mayBeMissing === true);
}

async function attempt(request: ExportRequest, options: SendOptions): Promise<Answer | Error> {
  const { receiver, url, token } = options;
  const { method, path, headers, body } = token === undefined ? request : receiver.withToken(request, token);
  try {
    const response = await options.fetch(addressOf(path, url), {
      ...{ method, headers, body },
      // The token is for this receiver, not for where it points.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), body: text };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** A request's path below the receiver's URL, which may come without its last slash; an empty path is the URL itself. */
export function addressOf(path: string, url: URL): URL {
  if (path === "") return url;
  const base = new URL(url);
  base.search = "";
  base.hash = "";
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return new URL(path, base);
}

const nameOf = ({ method, path }: ExportRequest) =>
  `${method} ${path.replace(/\?.*/, "").replace(/^(?:\.\.\/)+/, "/")}`;

function failure(request: ExportRequest, answer: Answer | Error, tried: number, { token }: SendOptions): SendError {
  const tries = tried > 1 ? ` (tried ${tried} times)` : "";
  const again = request.repeatable
    ? ""
    : "; it may have been taken nevertheless: send the draft again, which looks for it first";
  if (answer instanceof Error) {
    const said = answer.cause instanceof Error ? answer.cause.message : answer.message;
    const reason = said === "bad port" ? "fetch opens no connection to this port, which is another service's" : said;
    return new SendError(
      "send.unreachable",
      `${nameOf(request)}: no answer: ${without(token, reason)}${tries}${again}`,
    );
  }
  const said = without(token, answer.body.slice(0, 2000)).replace(/\s+/g, " ").slice(0, 300);
  const text = `${nameOf(request)}: ${answer.status}${said === "" ? "" : ` ${said}`}${tries}`;
  if (answer.status === 401 || answer.status === 403) {
    return new SendError("send.token", `${text}; is the token right, and may it do this?`);
  }
  if (answer.status >= 300 && answer.status < 400) {
    const place = answer.header("location") ?? "elsewhere";
    return new SendError("send.moved", `${text}; it points to ${without(token, place)}: give that as --url`);
  }
  if (answer.status === 404) return new SendError("send.not-found", `${text}; is the --url right?`);
  if (answer.status === 429) return new SendError("send.too-many", `${text}; send the rest later`);
  if (answer.status === 412)
    return new SendError("send.changed", `${text}; it was changed meanwhile: send the draft again`);
  if (answer.status >= 500) return new SendError("send.failed", `${text}${again}`);
  return new SendError("send.refused", text);
}

/** A text of the receiver's, in which the token does not come back. */
function without(token: string | undefined, text: string): string {
  if (token === undefined || token === "") return text;
  return [
    token,
    Buffer.from(token).toString("base64"),
    encodeURIComponent(token),
    JSON.stringify(token).slice(1, -1),
  ].reduce((clean, secret) => clean.replaceAll(secret, "***"), text);
}
