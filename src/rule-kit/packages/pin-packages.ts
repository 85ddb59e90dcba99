import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction, Run } from "../../kinds/dockerfile/nodes.ts";
import { packageManagers } from "../../knowledge/package-managers.ts";
import type { Command } from "../../nodes/command.ts";
import { type OptionsOf, type RuleContext, report, unknown } from "../../rule.ts";
import { modulesOf, type PackageSpec, packagesOf } from "../../syntax/packages.ts";
import { option } from "../../syntax/shell/script.ts";
import { readingOption, writtenCommands } from "../commands/written-commands.ts";
import { perModel } from "../model/per-model.ts";
import { runsBefore, unwrappedInstructions } from "../stages/stage-order.ts";
import { isAssignedAbove } from "../values/assigned-above.ts";
import { packageSteps, whereCalled } from "./package-steps.ts";
import { type SearchedPackages, unpinnedIn } from "./searched-packages.ts";
import { unpinnedWords, type WrittenPackages } from "./written-packages.ts";

/** Options of a rule that uses `pinPackages`. */
export const pinOptions = {
  accept: {
    type: "string",
    enum: ["range", "exact"],
    default: "range",
    description:
      "Whether a version range (`~=1.2`, `8.*`, `^4`) counts as pinned (range), or only an exact version (exact).",
  },
  allow: {
    type: "array",
    items: { type: "string" },
    default: [],
    description: "Names of packages that need no pinned version.",
  },
  ...readingOption,
} as const;

/** The same for one that can search the text, too. */
export const searchedPinOptions = {
  ...pinOptions,
  reading: {
    ...readingOption.reading,
    enum: ["meaning", "words", "text"],
    description:
      "Whether commands are judged by what they do (meaning), by their words alone (words), or a RUN by the words in its text behind its first installation (text).",
  },
} as const;

type PinOptions = Omit<OptionsOf<typeof pinOptions>, "reading"> & { readonly reading?: "meaning" | "words" | "text" };

/** Which packages `pinPackages` reports. */
export interface PinPackages {
  /** By the names in `knowledge`. */
  readonly managers: readonly string[];
  /** Tells for a command which of its packages need no version of their own. */
  readonly exempt?: (command: Command, run: Run, model: DockerfileModel) => (spec: PackageSpec) => boolean;
  /** Options whose file decides about the versions. */
  readonly decidedBy?: readonly string[];
  /** How they are told by their words alone. */
  readonly written?: WrittenPackages;
  /** How they are told by who searches the text of a RUN. */
  readonly searched?: SearchedPackages;
}

/**
 * A handler for RUN that reports packages which are installed without a version, as message `unpinned` with
 * `{packages}` and `{note}`: names of one word, which a variable may hold, together. Says that it cannot tell where a
 * variable hides a package.
 */
export function pinPackages(policy: PinPackages) {
  return whereCalled(policy, function* (run, { model, options }: RuleContext<"dockerfile", PinOptions>) {
    if (options.reading === "words" && policy.written) {
      const isSet = (name: string) => isAssignedAbove(name, run, model, ["Arg", "Env"]);
      for (const command of writtenCommands(run, model)) {
        const unpinned = unpinnedWords(command, policy.written, isSet);
        for (const word of unpinned) yield report(word, "unpinned", { data: { packages: word.text, note: "" } });
      }
      return;
    }
    if (options.reading === "text" && policy.searched) {
      const [packages] = run.command.form === "shell" ? unpinnedIn(run.command.text.text, policy.searched) : [];
      if (packages !== undefined) yield report(run.keyword, "unpinned", { data: { packages, note: "" } });
      return;
    }
    for (const { command, uses } of packageSteps(run, model)) {
      const install = uses.find(({ action }) => action === "install" || action === "execute");
      if (!install || !policy.managers.includes(install.manager.name)) continue;
      if (policy.decidedBy && option(command, ...policy.decidedBy)) continue;
      const specs = install.invocation.modules ? modulesOf(command) : (packagesOf(command) ?? []);
      const hidden = specs.find(({ kind }) => kind === "unknown");
      if (hidden) yield unknown(hidden.argument, `${hidden.argument.word.raw} is not known`);
      const isExempt = policy.exempt?.(command, run, model);
      const unpinned = specs.filter((spec) => isUnpinned(spec, options) && !isExempt?.(spec));
      if (unpinned.length === 0 || isFrozen(install.manager.name, command, run, model)) continue;
      yield* byWord(unpinned, command);
    }
  });
}

function isUnpinned({ kind, name, pin, version }: PackageSpec, { accept, allow }: PinOptions): boolean {
  // What lies at a URL has the version that it has, but for the newest of a repository.
  if (kind !== "package" && !(kind === "remote" && pin === "none")) return false;
  if (name === undefined || allow.includes(name)) return false;
  // A version that a variable gives at build time is a version.
  if (pin === undefined) return false;
  if (version?.includes("$")) return false;
  return pin === "none" || (accept === "exact" && pin === "range");
}

function* byWord(specs: readonly PackageSpec[], command: Command) {
  const words = new Map<number, PackageSpec[]>();
  for (const spec of specs) {
    const { start } = spec.argument.span;
    const others = words.get(start);
    if (others) others.push(spec);
    else words.set(start, [spec]);
  }
  for (const group of words.values()) {
    const [{ argument }] = group as [PackageSpec, ...PackageSpec[]];
    const packages = group.map(nameOf).join(", ");
    // `flask>=3` without quotes installs flask and writes to a file named `=3`.
    const redirected = command.redirects.some(({ span }) => span.start === argument.span.end);
    const note = redirected ? ": quote the version, which the shell otherwise reads as a redirect" : "";
    yield report(argument, "unpinned", { data: { packages, note } });
  }
}

/**
 * With a tag, a branch or another word that is no version, but names what was published last. Credentials in an address
 * are left out: a message travels further than the file.
 */
function nameOf({ name, operator, version, pin }: PackageSpec): string {
  const written = pin === "none" && version !== undefined && !operator?.startsWith("-");
  return (written ? `${name}${operator}${version}` : `${name}`).replace(/\/\/(?!git@)[^/@\s]*@/, "//");
}

/** Whether the repository itself is frozen at a day, so that the same names bring the same versions. */
function isFrozen(manager: string, command: Command, run: Run, model: DockerfileModel): boolean {
  const own = packageManagers.find(({ name }) => name === manager)?.snapshots;
  if (!own) return false;
  if (option(command, "snapshot")) return true;
  return snapshotsOf(model).some(
    (snapshot) => snapshot.manager === manager && (snapshot.at === run || runsBefore(snapshot.at, run, model)),
  );
}

const snapshotsOf = perModel((model): readonly { readonly manager: string; readonly at: Instruction }[] => {
  const frozen = packageManagers.filter(({ snapshots }) => snapshots !== undefined);
  return model.stages.flatMap((stage) =>
    unwrappedInstructions(stage).flatMap((at) =>
      frozen.filter(({ snapshots = [] }) => says(at, snapshots, model)).map(({ name }) => ({ manager: name, at })),
    ),
  );
});

/** Whether an instruction writes or copies a source list that names a snapshot. */
function says(instruction: Instruction, snapshots: readonly string[], model: DockerfileModel): boolean {
  if (instruction.type !== "Run" && instruction.type !== "Copy" && instruction.type !== "Add") return false;
  const { start, end } = instruction.span;
  const text = model.document.source.text.slice(start, end).toLowerCase();
  return snapshots.some((snapshot) => text.includes(snapshot));
}

/**
 * Whether a name is that of a group (`@development`) or a file (`/usr/bin/git`), which rpm's front ends take in place
 * of a package.
 */
export function isNotPinnable(name: string | undefined): boolean {
  return name?.startsWith("@") === true || name?.startsWith("/") === true;
}
