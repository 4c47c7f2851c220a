// One loopback address for everything: git, the few pages, and REST under both of its prefixes.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Contract } from "../../contract/contract.ts";
import { GIT_PATH } from "./git/backend.ts";
import { answerGit, type GitCall } from "./git/serve.ts";
import { Faults } from "./rest/faults.ts";
import { RestServer } from "./rest/serve.ts";
import { answerSite } from "./site.ts";
import type { World } from "./world.ts";

const PREFIX = "/api/v3";

export class Listener {
  readonly faults = new Faults();
  readonly rest: RestServer;
  readonly gitCalls: GitCall[] = [];
  private readonly world: World;
  private readonly server: Server;

  constructor(world: World) {
    this.world = world;
    this.rest = new RestServer(world, new Contract(), this.faults);
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        world.violations.push(`the stand-in itself failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
  }

  /** Returns the port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((listening, failed) => this.server.once("error", failed).listen(port, "127.0.0.1", listening));
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? "/", this.world.base);
    if (GIT_PATH.test(address.pathname)) return answerGit(this.world, this.faults, this.gitCalls, request, response, address);
    const inApi = address.pathname.startsWith(`${PREFIX}/`);
    if (!inApi && (await answerSite(this.world, request, response, address))) return;
    if (inApi) address.pathname = address.pathname.slice(PREFIX.length);
    return this.rest.serve(request, response, address);
  }
}
