// Comments of ours on a pull request or issue: one per mark, found and edited in place, never a second one.
import type { RepositoryRef } from "#tasks/ports.ts";
import type { Client } from "../client.ts";
import { commentBodyMax } from "../limits.ts";
import { fitted } from "../markers.ts";
import { asking, isMissing } from "../refusals.ts";
import { ownerAndName } from "../repository.ts";

type Thread = { readonly repository: RepositoryRef; readonly number: number; readonly mark: string };

export async function upsertComment(client: Client, thread: Thread, text: string): Promise<void> {
  const octokit = await client.octokit(thread.repository);
  const where = ownerAndName(thread.repository);
  const body = fitted(`${text}\n\n${thread.mark}`, commentBodyMax, "");
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

export async function findComment(client: Client, thread: Thread): Promise<{ readonly id: number; readonly body: string } | null> {
  const octokit = await client.octokit(thread.repository);
  const login = await client.ownLogin();
  const comments = await asking("the comments", () =>
    octokit.paginate(octokit.rest.issues.listComments, { ...ownerAndName(thread.repository), issue_number: thread.number, per_page: 100 }),
  );
  const own = comments.find((comment) => comment.user?.login === login && comment.body?.includes(thread.mark) === true);
  return own === undefined ? null : { id: own.id, body: own.body ?? "" };
}

const keyOf = (thread: Thread): string => `comment ${thread.repository.name}#${thread.number} ${thread.mark}`;
