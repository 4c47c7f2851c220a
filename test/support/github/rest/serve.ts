// One REST call from its first byte to its last: recorded, checked against the contract, authorised, answered, checked again.
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Contract, Operation } from "../../../contract/contract.ts";
import type { World } from "../world.ts";
import { ROUTES } from "./all.ts";
import { type Answer, page } from "./answer.ts";
import type { FaultKind, Faults } from "./faults.ts";
import { secondaryLimit } from "./limits.ts";
import { Refused } from "./refused.ts";
import { type Caller, isAllowed } from "./tokens.ts";

export type Call = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly operation: string | undefined;
  readonly body: unknown;
  readonly at: number;
  status: number;
  answer: unknown;
};

/** GitHub's 25 MB for webhooks is not said for REST; more than this is nobody's request. */
const BODY_BYTES_MAX = 10_000_000;
const VERSIONS: readonly string[] = ["2022-11-28", "2026-03-10"];

export class RestServer {
  readonly calls: Call[] = [];
  private readonly world: World;
  private readonly contract: Contract;
  private readonly faults: Faults;

  constructor(world: World, contract: Contract, faults: Faults) {
    this.world = world;
    this.contract = contract;
    this.faults = faults;
  }

  async serve(request: IncomingMessage, response: ServerResponse, address: URL): Promise<void> {
    const method = request.method ?? "GET";
    const operation = this.contract.find(method, address.pathname);
    const body = await readBody(request);
    const call: Call = {
      method,
      path: address.pathname,
      query: address.search,
      operation: operation?.id,
      body,
      at: Date.now(),
      status: 0,
      answer: undefined,
    };
    this.calls.push(call);
    const called = { method, path: address.pathname, operation: operation?.id };
    const before = this.faults.strike(called, false);
    if (before !== undefined && (await this.fail(call, response, before))) return;
    const { answer, caller } = await this.answer(request, address, operation, body);
    const after = this.faults.strike(called, true);
    if (after !== undefined && (await this.fail(call, response, after))) return;
    write(call, response, answer, { ...this.world.limits.headers(caller), "x-github-request-id": String(this.calls.length) });
  }

  private async answer(
    request: IncomingMessage,
    address: URL,
    operation: Operation | undefined,
    body: unknown,
  ): Promise<{ answer: Answer; caller: Caller }> {
    let caller: Caller = { kind: "nobody" };
    try {
      caller = this.world.tokens.caller(request.headers.authorization);
      const exceeded = this.world.limits.spend(caller, request.method ?? "GET");
      if (exceeded !== undefined)
        return { caller, answer: { status: 403, body: { message: exceeded.message }, headers: exceeded.headers } };
      return { caller, answer: await this.carryOut(request, address, operation, body, caller) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return {
        caller,
        answer: {
          status: error.status,
          body: {
            message: error.message,
            errors: error.errors,
            documentation_url: "https://docs.github.com/rest",
            status: String(error.status),
          },
        },
      };
    }
  }

  private async carryOut(
    request: IncomingMessage,
    address: URL,
    operation: Operation | undefined,
    body: unknown,
    caller: Caller,
  ): Promise<Answer> {
    const version = request.headers["x-github-api-version"];
    if (version !== undefined && !VERSIONS.includes(String(version))) throw new Refused(400, `Version ${String(version)} is not supported`);
    const name = `${request.method ?? "GET"} ${address.pathname}`;
    if (operation === undefined) throw this.violated(404, `${name}: no operation in use is called so`);
    const problems = this.contract.requestProblems(operation, { query: address.searchParams, body });
    if (problems.length > 0) throw this.violated(422, `${operation.id}: ${problems.join("; ")}`);
    this.authorise(operation, caller);
    const route = ROUTES[operation.id];
    if (route === undefined) throw this.violated(501, `${operation.id}: the stand-in has no route`);
    const shown = new URL(`${this.world.base}/api/v3${address.pathname}${address.search}`);
    const answer = page(
      await route({
        world: this.world,
        caller,
        params: operation.params,
        query: address.searchParams,
        body: (body ?? {}) as Record<string, unknown>,
      }),
      shown,
    );
    const wrong = this.contract.responseProblems(operation, answer.status, answer.body);
    if (wrong.length > 0) this.world.violations.push(`answer of ${operation.id}: ${wrong.join("; ")}`);
    return answer;
  }

  private authorise({ id, need }: Operation, caller: Caller): void {
    if (need === "none" || (need === "any" && caller.kind !== "nobody")) return;
    if (caller.kind === "nobody") throw new Refused(401, "Requires authentication");
    if (need === "app") {
      if (caller.kind !== "app") throw new Refused(401, "A JSON web token could not be decoded");
      return;
    }
    if (caller.kind === "app") throw new Refused(403, "Resource not accessible by integration");
    if (!isAllowed(this.world.app.permissions, need)) this.world.violations.push(`${id} needs ${need}, which the App does not ask for`);
    if (!isAllowed(caller.grant.permissions, need)) throw new Refused(403, "Resource not accessible by integration");
  }

  private violated(status: number, reason: string): Refused {
    this.world.violations.push(reason);
    return new Refused(status, status === 404 ? "Not Found" : `Invalid request. ${reason}`, [reason]);
  }

  /** True when the call is over. */
  private async fail(call: Call, response: ServerResponse, fault: FaultKind): Promise<boolean> {
    if ("hangMs" in fault) {
      await sleep(fault.hangMs);
      return false;
    }
    if ("reset" in fault) response.destroy();
    else if ("raw" in fault) {
      call.status = 200;
      response.writeHead(200, { "content-type": "application/json" }).end(fault.raw);
    } else if ("secondaryLimit" in fault) {
      const { message, headers } = secondaryLimit(fault.secondaryLimit.retryAfterSeconds);
      write(call, response, { status: 403, body: { message }, headers }, {});
    } else
      write(
        call,
        response,
        {
          status: fault.status,
          body: { message: fault.message ?? "Server Error" },
          ...(fault.headers === undefined ? {} : { headers: fault.headers }),
        },
        {},
      );
    return true;
  }
}

function write(call: Call, response: ServerResponse, { status, body, headers }: Answer, more: Readonly<Record<string, string>>): void {
  call.status = status;
  call.answer = body;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...more, ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
