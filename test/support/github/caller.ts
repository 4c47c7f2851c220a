// A plain REST client for tests of the stand-in and for tests that look at GitHub's side: an installation's token and fetch.
import { sign } from "node:crypto";
import type { App } from "./shown/app.ts";
import type { StandIn } from "./stand-in.ts";
import type { Installation, Permissions } from "./state.ts";

export type Reply = { readonly status: number; readonly body: unknown; readonly headers: Headers };
export type Caller = (method: string, path: string, body?: object) => Promise<Reply>;

/** Asks for an installation token as an App does, and calls with it. */
export async function callerOf(standIn: StandIn, installation: Installation, permissions?: Permissions): Promise<Caller> {
  const now = Math.floor(Date.now() / 1000);
  const asApp = caller(standIn.base, `Bearer ${appToken(standIn.app, { iat: now - 30, exp: now + 300 })}`);
  const { body } = await asApp(
    "POST",
    `/app/installations/${installation.id}/access_tokens`,
    permissions === undefined ? undefined : { permissions },
  );
  return caller(standIn.base, `token ${(body as { token: string }).token}`);
}

export function caller(base: string, authorization: string): Caller {
  return async (method, path, body) => {
    const answer = await fetch(`${base}/api/v3${path}`, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as unknown, headers: answer.headers };
  };
}

export function appToken(app: App, claims: { readonly iat: number; readonly exp: number }): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iss: String(app.id), ...claims })}`;
  return `${signed}.${sign("RSA-SHA256", Buffer.from(signed), app.privateKey).toString("base64url")}`;
}
