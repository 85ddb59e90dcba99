import type { DockerfileModel, Stage } from "../../src/kinds/dockerfile/model/types.ts";
import type { Add, Copy, Run } from "../../src/kinds/dockerfile/nodes.ts";
import { isRoot } from "../../src/knowledge/users.ts";
import { defineRule, type ProposedFix, type RelatedPlace, type Report } from "../../src/rule.ts";
import { insertFlag } from "../../src/rule-kit/insert-flag.ts";
import { isWithin } from "../../src/syntax/posix-path.ts";

export default defineRule({
  id: "copy-chown-after-user",
  summary: "Files that another user works on are copied with --chown",
  why: "COPY ignores USER: what it copies belongs to root, and a later command of the user may not change its mode or owner.",
  topic: "user",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/copy-after-user-without-chown"] },
  reference: "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod",
  options: {
    when: {
      type: "string",
      enum: ["changed", "always"],
      default: "changed",
      description:
        "Whether only copies count whose mode or owner a later command of the user changes, which fails, or every copy after a USER.",
    },
  },
  messages: {
    changed: "The copied files belong to root: {user} may not {program} them later",
    always: "The copied files belong to root, not to {user}",
  },
  examples: [
    {
      bad: "FROM debian:12\nUSER 1000\n«COPY» run.sh /srv/run.sh\nRUN chmod +x /srv/run.sh",
      fixed: "FROM debian:12\nUSER 1000\nCOPY --chown=1000 run.sh /srv/run.sh\nRUN chmod +x /srv/run.sh",
      message: "changed",
    },
    { title: "Files that are only read may belong to root", good: "FROM debian:12\nUSER 1000\nCOPY app /srv/app" },
    {
      bad: "FROM debian:12\nUSER app\n«COPY» app /srv/app",
      fixed: "FROM debian:12\nUSER app\nCOPY --chown=app app /srv/app",
      options: { when: "always" },
      message: "always",
    },
  ],
  on: { Copy: check, Add: check },
});

function check(
  instruction: Copy | Add,
  { model, options }: { readonly model: DockerfileModel; readonly options: { readonly when: "changed" | "always" } },
): Report<"changed" | "always"> | undefined {
  if (instruction.chown || instruction.onbuild) return undefined;
  const stage = model.stageOf(instruction);
  const { user, userSetBy } = model.before(instruction);
  if (!stage || !userSetBy || !user.known || isRoot(user.value) || stage.root?.libc === "windows") return undefined;
  const fixes = ownedBy(instruction, user.value);
  const at = instruction.keyword;
  const related: RelatedPlace = { at: userSetBy, message: "The user is set here" };
  if (options.when === "always") {
    return { at, message: "always", data: { user: user.value }, related: [related], fixes };
  }
  const change = laterChange(instruction, stage, user.value, model);
  if (!change) return undefined;
  return {
    at,
    message: "changed",
    data: { user: user.value, program: change.program },
    related: [related, { at: change, message: `${change.program} fails here` }],
    fixes,
  };
}

/** A chmod or chown, by the same user in the same stage, of something that the instruction copied. */
function laterChange(copy: Copy | Add, stage: Stage, user: string, model: DockerfileModel) {
  const copied = model.effects(copy).flatMap(({ action, path }) => (action === "create" && path ? [path] : []));
  if (copied.length === 0) return undefined;
  const later = stage.instructions.slice(stage.instructions.indexOf(copy) + 1);
  for (const run of later) {
    if (run.type !== "Run" || !runsAs(run, user, model)) continue;
    for (const { change, path, command, mounted } of model.effects(run)) {
      if (change === undefined || mounted || path === undefined || !command || command.wrappers.length > 0) continue;
      if (command.flow.tolerated || command.flow.conditional) continue;
      if (copied.some((one) => isWithin(path, one))) return { span: command.span, program: command.program ?? "" };
    }
  }
  return undefined;
}

function runsAs(run: Run, user: string, model: DockerfileModel): boolean {
  const now = model.before(run).user;
  return now.known && now.value === user;
}

function ownedBy(instruction: Copy | Add, user: string): ProposedFix | undefined {
  if (!/^[\w.-]+(?::[\w.-]+)?$/.test(user)) return undefined;
  return {
    title: `Give the files to ${user}`,
    safe: false,
    effect: "ownership",
    edits: insertFlag(instruction, `--chown=${user}`),
  };
}
