// Real git over HTTP: hands a request to git's own http-backend (CGI) and streams its answer. Who may read was decided before.
import { spawn } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gitEnvironment } from "./run.ts";

export const GIT_PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/;

export type Served = { readonly root: string; readonly pathInfo: string; readonly query: string; readonly user: string };

export function serveGit(request: IncomingMessage, response: ServerResponse, { root, pathInfo, query, user }: Served): Promise<void> {
  const header = (name: string): string => String(request.headers[name] ?? "");
  const environment = gitEnvironment({
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: pathInfo,
    QUERY_STRING: query,
    REQUEST_METHOD: request.method ?? "GET",
    CONTENT_TYPE: header("content-type"),
    CONTENT_LENGTH: header("content-length"),
    HTTP_CONTENT_ENCODING: header("content-encoding"),
    GIT_PROTOCOL: header("git-protocol"),
    REMOTE_USER: user,
    REMOTE_ADDR: "127.0.0.1",
  });
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["http-backend"], { env: environment });
    request.pipe(child.stdin);
    child.stdin.on("error", () => undefined);
    let head: Buffer = Buffer.alloc(0);
    let headDone = false;
    child.stdout.on("data", (chunk: Buffer) => {
      if (headDone) return void response.write(chunk);
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      headDone = true;
      writeHead(response, head.subarray(0, end).toString("latin1"));
      response.write(head.subarray(end + 4));
    });
    child.on("error", reject);
    response.on("close", () => child.kill());
    child.on("close", () => {
      if (!headDone) response.writeHead(500);
      response.end();
      resolve();
    });
  });
}

function writeHead(response: ServerResponse, head: string): void {
  let status = 200;
  for (const line of head.split("\r\n")) {
    const at = line.indexOf(":");
    const [name, value] = [line.slice(0, at), line.slice(at + 1).trim()];
    if (name.toLowerCase() === "status") status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
}
