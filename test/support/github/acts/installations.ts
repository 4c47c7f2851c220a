// What people do with the App: install it, choose repositories, grant more, suspend, remove.

import { nodeId, type Shown } from "../shown/address.ts";
import { appShown, installationShown } from "../shown/app.ts";
import { fullName, type Installation, type Permissions, type Person, person, type Repository } from "../state.ts";
import type { World } from "../world.ts";

export type InstallPlan = {
  readonly account: string;
  readonly repositories?: readonly Repository[];
  readonly permissions?: Permissions;
  readonly by?: string;
};

export function installationActs(world: World) {
  const { state } = world;
  const tell = async (installation: Installation, event: string, action: string, sender: Person, more: Shown = {}): Promise<void> => {
    const parts = { installation: installationShown(world.base, world.app, installation), ...more };
    await world.webhooks.send({ installation, event, action, sender, parts });
  };

  const install = async (plan: InstallPlan): Promise<Installation> => {
    const account = person(state, plan.account);
    const installation: Installation = {
      id: state.nextId(),
      account,
      permissions: plan.permissions ?? world.app.permissions,
      repositories: plan.repositories === undefined ? undefined : [...plan.repositories],
      suspendedAt: null,
      createdAt: state.now(),
    };
    state.installations.push(installation);
    const reached = installation.repositories ?? state.repositories.filter((one) => one.owner === account);
    await tell(installation, "installation", "created", person(state, plan.by ?? plan.account), {
      repositories: reached.map(brief),
      requester: null,
    });
    return installation;
  };

  const addRepositories = async (installation: Installation, added: readonly Repository[]): Promise<void> => {
    installation.repositories?.push(...added);
    const more = { repository_selection: "selected", repositories_added: added.map(brief), repositories_removed: [], requester: null };
    await tell(installation, "installation_repositories", "added", installation.account, more);
  };

  const removeRepositories = async (installation: Installation, removed: readonly Repository[]): Promise<void> => {
    const left = installation.repositories ?? state.repositories.filter((one) => one.owner === installation.account);
    installation.repositories = left.filter((one) => !removed.includes(one));
    const more = { repository_selection: "selected", repositories_added: [], repositories_removed: removed.map(brief), requester: null };
    await tell(installation, "installation_repositories", "removed", installation.account, more);
  };

  const suspend = async (installation: Installation): Promise<void> => {
    installation.suspendedAt = state.now();
    await tell(installation, "installation", "suspend", installation.account);
  };

  const unsuspend = async (installation: Installation): Promise<void> => {
    installation.suspendedAt = null;
    await tell(installation, "installation", "unsuspend", installation.account);
  };

  const uninstall = async (installation: Installation): Promise<void> => {
    await tell(installation, "installation", "deleted", installation.account, { repositories: [] });
    state.installations.splice(state.installations.indexOf(installation), 1);
  };

  /** A ping, as sent when the App's webhook is set. */
  const ping = async (installation: Installation): Promise<void> => {
    await tell(installation, "ping", "ping", installation.account, {
      zen: "Half measures are as bad as nothing at all.",
      hook: { type: "App", id: 1, app_id: appShown(world.base, world.app).id },
    });
  };

  return { install, addRepositories, removeRepositories, suspend, unsuspend, uninstall, ping };
}

const brief = (repository: Repository): Shown => ({
  id: repository.id,
  node_id: nodeId("R", repository.id),
  name: repository.name,
  full_name: fullName(repository),
  private: repository.private,
});
