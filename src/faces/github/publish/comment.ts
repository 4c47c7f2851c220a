// Comments of ours on a pull request or issue: one per mark, found and edited in place, never a second one.
import type { RepositoryRef } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { commentBodyMax } from "../limits.ts";
import { marked } from "../markers.ts";
import { asking, isMissing } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";

type Thread = { readonly repository: RepositoryRef; readonly number: number; readonly mark: string };
type OwnComment = { readonly id: number; readonly body: string };

export async function upsertComment(client: Client, thread: Thread, text: string): Promise<void> {
  const octokit = await client.octokit(thread.repository);
  const where = ownerAndName(thread.repository);
  const body = marked(thread.mark, text, commentBodyMax);
  const found = await findComment(client, thread);
  if (found !== null) {
    if (found.body === body) return;
    try {
      await asking("a comment", () => octokit.rest.issues.updateComment({ ...where, comment_id: found.id, body }));
      return;
    } catch (error) {
      if (!isMissing(error)) throw error; // deleted by a person meanwhile: written anew below
    }
  }
  const made = await asking("a comment", () => octokit.rest.issues.createComment({ ...where, issue_number: thread.number, body }));
  await client.publications.save(keyOf(thread), made.data.id);
}

/** The one whose id we kept; else the one that carries the mark, since we may have been stopped before we kept its id. */
export async function findComment(client: Client, thread: Thread): Promise<OwnComment | null> {
  const octokit = await client.octokit(thread.repository);
  const where = ownerAndName(thread.repository);
  const login = await client.ownLogin();
  const own = (comment: {
    readonly id: number;
    readonly body?: string | undefined;
    readonly user: { readonly login: string } | null;
  }): OwnComment | null =>
    comment.user?.login === login && comment.body?.includes(thread.mark) === true ? { id: comment.id, body: comment.body } : null;
  const kept = await client.publications.find(keyOf(thread));
  if (typeof kept === "number") {
    const known = await ifThere(() => asking("a comment", () => octokit.rest.issues.getComment({ ...where, comment_id: kept })));
    const found = known === null ? null : own(known.data);
    if (found !== null) return found;
  }
  const list = { ...where, issue_number: thread.number, per_page: 100 };
  const comments = await asking("the comments", () => octokit.paginate(octokit.rest.issues.listComments, list));
  return comments.map(own).find((comment) => comment !== null) ?? null;
}

async function ifThere<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const keyOf = (thread: Thread): string => `comment ${thread.repository.name}#${thread.number} ${thread.mark}`;
