// `node:os` of an imagined machine: every answer is fixed.
import type { Agent } from "#machine/agent.ts";
import { newObject, setOwn } from "#machine/object.ts";
import type { GuestObject } from "#machine/value.ts";
import { addFunctions, arrayOf, type Functions, recordOf } from "../guest/build.ts";
import { unmodelledPrototype } from "../guest/unmodelled.ts";
import { stateOf, type World } from "../world.ts";

const GIB = 1024 ** 3;
const PROCESSORS = 4;

const functions: Functions = {
  arch: [0, () => "x64"],
  platform: [0, () => "linux"],
  type: [0, () => "Linux"],
  release: [0, () => "6.1.0"],
  version: [0, () => "#1 SMP"],
  machine: [0, () => "x86_64"],
  hostname: [0, () => "localhost"],
  homedir: [0, () => "/home/user"],
  tmpdir: [0, () => "/tmp"],
  endianness: [0, () => "LE"],
  uptime: [0, (agent) => 3600 + agent.loop.nowMs / 1000],
  totalmem: [0, () => 8 * GIB],
  freemem: [0, () => 4 * GIB],
  availableParallelism: [0, () => PROCESSORS],
  loadavg: [0, (agent) => arrayOf(agent.realm, [0, 0, 0])],
  networkInterfaces: [0, (agent) => newObject(agent.realm.core.objectPrototype)],
  cpus: [
    0,
    (agent) =>
      arrayOf(
        agent.realm,
        Array.from({ length: PROCESSORS }, () =>
          recordOf(agent.realm, [
            ["model", "Simulated"],
            ["speed", 2000],
            [
              "times",
              recordOf(agent.realm, [
                ["user", 0],
                ["nice", 0],
                ["sys", 0],
                ["idle", 0],
                ["irq", 0],
              ]),
            ],
          ]),
        ),
      ),
  ],
  userInfo: [
    0,
    (agent) =>
      recordOf(agent.realm, [
        ["uid", 1000],
        ["gid", 1000],
        ["username", "user"],
        ["homedir", "/home/user"],
        ["shell", "/bin/sh"],
      ]),
  ],
};

function osModule(agent: Agent): GuestObject {
  return stateOf(agent, "node.os", () => {
    const made = addFunctions(agent.realm, newObject(unmodelledPrototype(agent.realm, "node:os")), functions);
    setOwn(made, "EOL", "\n");
    setOwn(made, "devNull", "/dev/null");
    setOwn(
      made,
      "constants",
      recordOf(agent.realm, [
        [
          "signals",
          recordOf(agent.realm, [
            ["SIGINT", 2],
            ["SIGKILL", 9],
            ["SIGTERM", 15],
          ]),
        ],
      ]),
    );
    return made;
  });
}

export const os: World = {
  name: "node:os",
  aliases: ["os"],
  reference: "https://nodejs.org/docs/latest-v20.x/api/os.html",
  knownGaps: ["one imagined machine: four processors, eight gibibytes, no network"],
  faults: [],
  exports: osModule,
};
