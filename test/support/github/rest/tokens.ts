// Who is calling: the App by a JSON web token it signed, or an installation by a token handed out earlier.
import { createHmac, createPublicKey, verify } from "node:crypto";
import type { App } from "../shown/app.ts";
import { covers, type Installation, type Permissions, type Repository } from "../state.ts";
import { Refused } from "./refused.ts";

/** GitHub: "The time must be no more than 10 minutes into the future"; a minute of drift is forgiven. */
const APP_TOKEN_LIFE_MAX_S = 600;
const DRIFT_MAX_S = 60;

export type Grant = {
  readonly token: string;
  readonly installation: Installation;
  readonly permissions: Permissions;
  readonly repositories: readonly Repository[] | undefined;
  readonly expiresAt: Date;
};
export type Caller = { readonly kind: "nobody" } | { readonly kind: "app" } | { readonly kind: "installation"; readonly grant: Grant };

export class Tokens {
  /** How long installation tokens live; tests shorten it. */
  lifeMs = 3_600_000;
  private readonly grants = new Map<string, Grant>();
  private readonly app: App;
  private readonly now: () => Date;

  constructor(app: App, now: () => Date) {
    this.app = app;
    this.now = now;
  }

  /** Long and shaped like a JSON web token, as GitHub's are since 2026: nobody may rely on 40 characters. */
  grant(installation: Installation, permissions: Permissions, repositories: readonly Repository[] | undefined): Grant {
    const claims = Buffer.from(
      JSON.stringify({ ins: installation.id, n: this.grants.size, exp: this.now().getTime() + this.lifeMs }),
    ).toString("base64url");
    const seal = createHmac("sha256", this.app.privateKey).update(claims).digest("base64url");
    const token = `ghs_${this.app.id}_eyJhbGciOiJIUzI1NiJ9.${claims}.${seal}`;
    const grant: Grant = { token, installation, permissions, repositories, expiresAt: new Date(this.now().getTime() + this.lifeMs) };
    this.grants.set(token, grant);
    return grant;
  }

  /** From then on every token handed out so far is refused. */
  revokeAll(): void {
    this.grants.clear();
  }

  caller(authorization: string | undefined): Caller {
    if (authorization === undefined) return { kind: "nobody" };
    const [scheme = "", rest = ""] = authorization.split(" ");
    const token =
      scheme.toLowerCase() === "basic"
        ? Buffer.from(rest, "base64")
            .toString()
            .replace(/^[^:]*:/, "")
        : rest;
    if (token.startsWith("ghs_")) return { kind: "installation", grant: this.granted(token) };
    if (scheme.toLowerCase() !== "bearer" || token.split(".").length !== 3) throw new Refused(401, "Bad credentials");
    this.checkAppToken(token);
    return { kind: "app" };
  }

  private granted(token: string): Grant {
    const grant = this.grants.get(token);
    if (grant === undefined || grant.expiresAt <= this.now()) throw new Refused(401, "Bad credentials");
    if (grant.installation.suspendedAt !== null) throw new Refused(403, "This installation has been suspended");
    return grant;
  }

  private checkAppToken(token: string): void {
    const [header = "", claims = "", signature = ""] = token.split(".");
    const undecodable = new Refused(401, "A JSON web token could not be decoded");
    const { alg } = parsed(header, undecodable);
    const { iss, exp, iat } = parsed(claims, undecodable);
    const key = createPublicKey(this.app.publicKey);
    const right = verify("RSA-SHA256", Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url"));
    if (alg !== "RS256" || !right) throw undecodable;
    if (String(iss) !== String(this.app.id) && iss !== this.app.clientId) throw new Refused(404, "Integration not found");
    const seconds = this.now().getTime() / 1000;
    if (typeof exp !== "number" || exp < seconds)
      throw new Refused(
        401,
        "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
      );
    if (exp > seconds + APP_TOKEN_LIFE_MAX_S + DRIFT_MAX_S)
      throw new Refused(401, "'Expiration time' claim ('exp') is too far in the future");
    if (typeof iat !== "number" || iat > seconds + DRIFT_MAX_S)
      throw new Refused(401, "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
}

export const mayReach = (grant: Grant, repository: Repository): boolean =>
  covers(grant.installation, repository) && (grant.repositories?.includes(repository) ?? true);

/** `checks:write` is met by write and admin, `checks:read` also by read. */
export function isAllowed(permissions: Permissions, need: string): boolean {
  const [name = "", level = ""] = need.split(":");
  if (name === "metadata") return true;
  const held = permissions[name];
  return held !== undefined && (level === "read" || held !== "read");
}

function parsed(part: string, refusal: Refused): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  } catch {
    throw refusal;
  }
}
