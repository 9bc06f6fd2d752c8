import { afterEach, describe, expect, it } from "vitest";
import type { Incident } from "../../../src/incident/record.js";
import { type ReceiverName, receivers } from "../../../src/report/export/receivers.js";
import { send } from "../../../src/report/export/send.js";
import { incident } from "../draft.js";
import { freePort } from "./receiver-process.js";
import {
  type Fault,
  githubStub,
  type Issue,
  pagerdutyStub,
  type Stub,
  type StubServer,
  serve,
} from "./stub-receivers.js";

const ongoing = { status: "ongoing", end: null } as const;
const token = "0123456789abcdef0123456789abcdef";

let server: StubServer;
afterEach(() => server.close());

async function sending(
  name: ReceiverName,
  stub: Stub,
  faults: readonly (Fault | null)[],
  draft: Incident = incident(ongoing),
) {
  server = await serve(stub);
  server.faults.push(...faults);
  const waited: number[] = [];
  const receiver = receivers[name];
  const run = () =>
    send(receiver.export(draft, { language: "en" }), {
      ...{ receiver, url: server.url, token, fetch },
      wait: async (seconds) => {
        waited.push(seconds);
      },
    });
  const outcome = await run().then(
    (sent) => ({ sent, error: null }),
    (error: Error & { code?: string }) => ({ sent: null, error }),
  );
  return { ...outcome, waited, again: run };
}

const busy: Fault = { status: 503, body: "busy" };

describe("a request with a key", () => {
  it("is sent again after 429, when the receiver asks for it", async () => {
    const { sent, waited } = await sending("pagerduty", pagerdutyStub(new Set()), [
      { status: 429, headers: { "retry-after": "7" } },
    ]);
    expect(sent?.done).toEqual(["POST v2/enqueue: 202"]);
    expect(waited).toEqual([7]);
  });

  it.each([
    ["500", { status: 500 }],
    ["503", busy],
    ["a lost connection", "lost before"],
    ["an answer that got lost", "lost after"],
  ] as const)("is sent again after %s, each time later", async (_, fault) => {
    const open = new Set<string>();
    const { sent, waited } = await sending("pagerduty", pagerdutyStub(open), [fault, fault]);
    expect(sent?.done).toEqual(["POST v2/enqueue: 202"]);
    expect(waited).toEqual([1, 2]);
    expect([...open]).toEqual([incident().id]);
  });

  it("is given up after five tries", async () => {
    const { error, waited } = await sending("pagerduty", pagerdutyStub(new Set()), Array(9).fill(busy));
    expect(error).toMatchObject({ code: "send.failed", message: "POST v2/enqueue: 503 busy (tried 5 times)" });
    expect(waited).toEqual([1, 2, 4, 8]);
    expect(server.asked).toHaveLength(5);
  });

  it("is given up at once when the receiver asks for more time than anybody waits", async () => {
    const { error } = await sending("pagerduty", pagerdutyStub(new Set()), [
      { status: 429, headers: { "retry-after": "86400" } },
    ]);
    expect(error).toMatchObject({ code: "send.too-many" });
    expect(server.asked).toHaveLength(1);
  });

  it.each([400, 401, 403, 404, 409, 413, 422])("is not sent again after %d", async (status) => {
    const { error, waited } = await sending("pagerduty", pagerdutyStub(new Set()), [{ status, body: "no" }]);
    expect(error?.message).toContain(`POST v2/enqueue: ${status} no`);
    expect(waited).toEqual([]);
    expect(server.asked).toHaveLength(1);
  });
});

describe("a create without a key", () => {
  it.each([
    ["503", busy],
    ["a lost connection", "lost before"],
  ] as const)("is not sent again after %s", async (_, fault) => {
    const issues: Issue[] = [];
    const { error, waited } = await sending("github", githubStub(issues), [null, fault]);
    expect(error?.message).toContain(
      "it may have been taken nevertheless: send the draft again, which looks for it first",
    );
    expect(waited).toEqual([]);
    expect(server.asked.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  it("makes no second issue when the draft is sent again after an answer that got lost", async () => {
    const issues: Issue[] = [];
    const { error, again } = await sending("github", githubStub(issues), [null, "lost after"]);
    expect(error).toMatchObject({ code: "send.unreachable" });
    expect((await again()).done).toEqual(["GET issues: 200"]);
    expect(issues).toHaveLength(1);
  });

  it("is sent again after 429, which says that it was not taken", async () => {
    const issues: Issue[] = [];
    const { sent, waited } = await sending("github", githubStub(issues), [null, { status: 429 }]);
    expect(sent?.done).toEqual(["GET issues: 200", "POST issues: 201"]);
    expect(waited).toEqual([1]);
    expect(issues).toHaveLength(1);
  });
});

describe("the token", () => {
  it.each([
    ["github", "authorization", `Bearer ${token}`],
    ["gitlab", "private-token", token],
    ["redmine", "x-redmine-api-key", token],
    ["webhook", "authorization", `Bearer ${token}`],
    ["alertmanager-webhook", "authorization", `Bearer ${token}`],
    ["alertmanager", "authorization", `Basic ${Buffer.from(token).toString("base64")}`],
    ["icalendar", "authorization", `Basic ${Buffer.from(token).toString("base64")}`],
  ] as const)("of %s stands in the header %s", async (name, header, value) => {
    await sending(name, () => ({ status: 400 }), []);
    expect(server.asked[0]?.headers[header]).toBe(value);
  });

  it("of pagerduty stands in the event", async () => {
    await sending("pagerduty", () => ({ status: 400 }), []);
    expect(JSON.parse(server.asked[0]?.body ?? "").routing_key).toBe(token);
  });

  it("comes back in no message, even from a receiver that repeats what it was sent", async () => {
    const echo: Stub = ({ headers, body }) => ({ status: 400, body: `${JSON.stringify(headers)} ${body}` });
    for (const name of Object.keys(receivers) as ReceiverName[]) {
      const { error } = await sending(name, echo, []);
      expect(error?.message).toContain("400");
      expect(error?.message).not.toContain(token);
      expect(error?.message).not.toContain(Buffer.from(token).toString("base64"));
      await server.close();
    }
  });

  it("is not carried to where the receiver points", async () => {
    const { error } = await sending(
      "webhook",
      () => ({ status: 307, headers: { location: "http://127.0.0.1:9/other" } }),
      [],
    );
    expect(error).toMatchObject({ code: "send.moved" });
    expect(error?.message).toContain("it points to http://127.0.0.1:9/other: give that as --url");
    expect(server.asked).toHaveLength(1);
  });

  it("that no header can hold is not printed with the complaint", async () => {
    server = await serve(() => ({ status: 200 }));
    const receiver = receivers.github;
    const bad = "secret\u0001value";
    const failed = send(receiver.export(incident(), { language: "en" }), {
      ...{ receiver, url: server.url, token: bad, fetch },
      wait: async () => {},
    });
    await expect(failed).rejects.toMatchObject({ code: "send.unreachable" });
    await expect(failed).rejects.not.toThrow(/secret/);
  });
});

it("says that nobody answers", async () => {
  server = await serve(() => ({ status: 200 }));
  const receiver = receivers.webhook;
  const url = new URL(`http://127.0.0.1:${await freePort()}/hook`);
  const failed = send(receiver.export(incident(), { language: "en" }), {
    ...{ receiver, url, token: undefined, fetch },
    wait: async () => {},
  });
  await expect(failed).rejects.toThrow(/no answer: connect ECONNREFUSED 127\.0\.0\.1:\d+ \(tried 5 times\)/);
});

it("tries once where fetch opens no connection at all", async () => {
  server = await serve(() => ({ status: 200 }));
  const { receiver, waited } = { receiver: receivers.webhook, waited: [] as number[] };
  const failed = send(receiver.export(incident(), { language: "en" }), {
    ...{ receiver, url: new URL("http://127.0.0.1:25/hook"), token: undefined, fetch },
    wait: async (seconds) => {
      waited.push(seconds);
    },
  });
  await expect(failed).rejects.toMatchObject({
    code: "send.unreachable",
    message: "POST : no answer: fetch opens no connection to this port, which is another service's",
  });
  expect(waited).toEqual([]);
});
