import {
  type Add,
  type Copy,
  type DockerfileModel,
  defineRule,
  type Instruction,
  type LayerEffect,
  type ProposedFix,
  type RelatedPlace,
  report,
  type Stage,
} from "../../src/author.ts";
import { dirname, insertFlag, isLinked, namesAccount } from "../../src/kit.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "copy-chown-after-user",
  summary: "Files that a non-root user changes are copied with --chown",
  why: "COPY ignores USER: copied files belong to root, and a later command that runs as the user may not change their mode or owner.",
  topic: "user",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
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
        "Whether only copies are reported whose mode or owner a later command of the user tries to change, or every copy after a USER.",
    },
  },
  messages: {
    changed: "The copied files belong to root, so {program} as {user} fails: copy them with --chown",
    always: "The copied files belong to root, not to {user}: copy them with --chown",
  },
  examples: [
    {
      bad: "FROM debian:12\nUSER 1000\n«COPY» run.sh /srv/run.sh\nRUN chmod +x /srv/run.sh",
      fixedUnsafe: "FROM debian:12\nUSER 1000\nCOPY --chown=1000 run.sh /srv/run.sh\nRUN chmod +x /srv/run.sh",
      message: "changed",
    },
    {
      title: "Files that the user only reads may belong to root",
      good: "FROM debian:12\nUSER 1000\nCOPY app /srv/app",
    },
    {
      bad: "FROM debian:12\nUSER app\n«COPY» app /srv/app",
      fixedUnsafe: "FROM debian:12\nUSER app\nCOPY --chown=app app /srv/app",
      options: { when: "always" },
      message: "always",
    },
  ],
  on: {
    Stage(stage, { model, options }) {
      if (stage.root?.libc === "windows") return [];
      return options.when === "always" ? everyCopy(stage, model) : changedCopies(stage, model);
    },
  },
});

/** A copy without --chown under a USER that is known not to be root. */
interface ForeignCopy {
  readonly copy: Copy | Add;
  readonly user: string;
  readonly setBy: Instruction;
}

function foreignCopy(instruction: Instruction, model: DockerfileModel): ForeignCopy | undefined {
  if ((instruction.type !== "Copy" && instruction.type !== "Add") || instruction.chown) return undefined;
  const { user, userSetBy: setBy } = model.before(instruction);
  return setBy && user.known && !isRoot(user.value) ? { copy: instruction, user: user.value, setBy } : undefined;
}

function* everyCopy(stage: Stage, model: DockerfileModel) {
  for (const instruction of stage.instructions) {
    const found = foreignCopy(instruction, model);
    if (found) yield report(found.copy.keyword, "always", { data: { user: found.user }, ...detailsOf(found) });
  }
}

/** Follows what is copied and created until a chmod or chown of the same user meets a copied file. */
function* changedCopies(stage: Stage, model: DockerfileModel) {
  const copied = new Map<string, ForeignCopy>();
  const seen = new Set<Copy | Add>();
  for (const instruction of stage.instructions) {
    const copy = foreignCopy(instruction, model);
    const brings = instruction.type === "Copy" || instruction.type === "Add";
    if (!copy && (copied.size === 0 || (instruction.type !== "Run" && !brings))) continue;
    const user = model.before(instruction).user;
    for (const effect of model.effects(instruction)) {
      if (effect.path === undefined || effect.mounted) continue;
      // What a command, or a copy with an owner, puts in the place of a copied file is its own.
      if (copy) copied.set(effect.path, copy);
      else if (effect.action === "create") copied.delete(effect.path);
      const changed = isProvenChange(effect) ? copiedAt(effect, effect.path, copied) : undefined;
      if (!changed || !user.known || user.value !== changed.user || seen.has(changed.copy)) continue;
      seen.add(changed.copy);
      const program = effect.command?.program ?? "";
      const failure = { at: effect.span, message: `${program} fails here` };
      yield report(changed.copy.keyword, "changed", {
        data: { user: changed.user, program },
        ...detailsOf(changed, failure),
      });
    }
  }
}

function isProvenChange({ change, command }: LayerEffect): boolean {
  if (change === undefined || !command || command.wrappers.length > 0) return false;
  return !command.flow.tolerated && !command.flow.conditional;
}

/** The copy that brought a path: itself, or for `chmod +x`, which is done to scripts, a directory that holds it. */
function copiedAt(
  { command }: LayerEffect,
  path: string,
  copied: ReadonlyMap<string, ForeignCopy>,
): ForeignCopy | undefined {
  const exact = copied.get(path);
  if (exact || !/^[ugoa]*\+x$/.test(command?.operands[0]?.value ?? "")) return exact;
  for (let above = dirname(path); above !== "/" && above !== "."; above = dirname(above)) {
    const holder = copied.get(above);
    if (holder) return holder;
  }
  return undefined;
}

function detailsOf({ copy, user, setBy }: ForeignCopy, ...places: readonly RelatedPlace[]) {
  return { related: [{ at: setBy, message: "The user is set here" }, ...places], fixes: ownedBy(copy, user) };
}

function ownedBy(instruction: Copy | Add, user: string): ProposedFix | undefined {
  if (!/^[\w.-]+(?::[\w.-]+)?$/.test(user) || (isLinked(instruction) && namesAccount(user))) return undefined;
  return {
    title: `Give the files to ${user}`,
    safe: false,
    effect: "ownership",
    edits: insertFlag(instruction, `--chown=${user}`),
  };
}
