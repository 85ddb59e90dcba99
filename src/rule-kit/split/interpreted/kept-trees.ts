import type { Run } from "../../../kinds/dockerfile/nodes.ts";
import { userId } from "../../../knowledge/base-images/accounts.ts";
import type { Command } from "../../../nodes/command.ts";
import { type Fact, known, knownValue, unknownFact } from "../../../syntax/fact.ts";
import { isWithin, outermost, resolvePath } from "../../../syntax/posix-path.ts";
import { callOf, option } from "../../../syntax/shell/script.ts";
import { runSteps } from "../../commands/run-steps.ts";
import { type Owners, ownersIn } from "../owners.ts";
import type { KeptFile } from "../shipment.ts";
import type { Site } from "../site.ts";
import { unknownCommands } from "../unknown-commands.ts";

/** Directories and files that a program has around it, and the accounts that they and it belong to. */
export interface KeptTrees {
  readonly files: readonly KeptFile[];
  /** RUNs that make accounts and nothing else. */
  readonly accounts: readonly Run[];
}

/** More are not copied one by one: nobody would read that. */
const mostPaths = 12;

/**
 * Whatever lies in a program's directories when the stage is complete, with what its copies bring elsewhere; or what is
 * not known of that.
 * @param directories of the program
 * @param building the RUNs that write to them
 * @param isOfBuild whether a command writes nothing anywhere else
 */
export function keptTrees(
  site: Site,
  directories: readonly string[],
  building: readonly Run[],
  isOfBuild: (command: Command) => boolean,
): Fact<KeptTrees> {
  const { stage, model, brought } = site;
  const root = directories.find((path) => path === "/" || systemDirectory.test(path));
  if (root !== undefined) return unknownFact(`the program is in ${root}, beside files of the base image`);
  const writing =
    unknownCommands(stage, model).find((command) => !isOfBuild(command)) ?? movingElsewhere(site, directories);
  if (writing) return unknownFact(`it is not known what ${callOf(writing)} writes`);
  const targets = brought.map(({ target }) => target);
  const all = [...new Set([...directories, ...targets, ...madeIn(site)])].filter((path) => !isWithin(path, "/tmp"));
  const paths = outermost(all);
  if (paths.length > mostPaths) return unknownFact("it is not known which of many files the program reads");
  const odd = paths.find((path) => path === "/" || ofPrograms.test(path));
  if (odd !== undefined) return unknownFact(`it is not known what ${odd} has in it`);
  const accounts = accountsOf(site);
  if (!accounts.known) return accounts;
  const owners = ownersIn(stage, brought, model);
  const files: KeptFile[] = [];
  for (const path of paths) {
    const below = [path, ...all.filter((one) => isWithin(one, path))];
    if (below.some((one) => owners.isChanged(one)))
      return unknownFact(`a command changes the mode or owner of ${path}`);
    const writing = directories.some((one) => isWithin(one, path)) ? building : [];
    const given = ownersOf(path, below, writing, owners, site);
    if (given.size > 1) return unknownFact(`it is not known who owns what in ${path}`);
    files.push({ path, owner: [...given.values()][0] });
  }
  return known({ files, accounts: accounts.value });
}

const movers = new Set(["cp", "mv", "ln", "install"]);

/** A command that puts something outside of the directories that ship. */
function movingElsewhere({ stage, model }: Site, directories: readonly string[]): Command | undefined {
  return runSteps(stage, model).find(({ command, directory }) => {
    if (!movers.has(command.program ?? "")) return false;
    const to = (option(command, "target-directory")?.value ?? command.operands.at(-1))?.value;
    return to === undefined || !directories.some((one) => isWithin(resolvePath(to, directory), one));
  })?.command;
}

/** Who owns something in a directory, by a name that is the same for `node` and `node:node`; the empty one is root. */
function ownersOf(
  path: string,
  below: readonly string[],
  writing: readonly Run[],
  owners: Owners,
  site: Site,
): ReadonlyMap<string, string | undefined> {
  const handed = owners.ownerOf(path);
  const all = isHandedOver(path, writing, site)
    ? [handed]
    : [...below.map((one) => owners.ownerOf(one)), ...writing.map((run) => userAt(run, site))];
  const shorter = (one: string | undefined, other: string | undefined) => (one ?? "").length - (other ?? "").length;
  return new Map(all.sort(shorter).map((owner) => [(owner ?? "").replace(/^(\w+):\1$/, "$1"), owner]));
}

/** Whether a recursive chown follows whatever writes there. */
function isHandedOver(path: string, writing: readonly Run[], { stage, model }: Site): boolean {
  const last = Math.max(0, ...writing.map(({ span }) => span.start));
  return runSteps(stage, model).some(({ command, directory, run }) => {
    if (command.program !== "chown" || !option(command, "recursive") || run.span.start < last) return false;
    return command.operands
      .slice(1)
      .some(({ value }) => value !== undefined && isWithin(path, resolvePath(value, directory)));
  });
}

/** Who a RUN runs as; undefined for root. */
function userAt(run: Run, { model }: Site): string | undefined {
  const user = knownValue(model.before(run).user);
  return user === "root" || user === "0" || user?.startsWith("0:") ? undefined : user;
}

/** Where base images have files of their own. */
const systemDirectory = /^\/(?:bin|etc|lib\w*|root|sbin|usr|var|proc|sys|dev)(?:\/\w+)?$/;
const ofPrograms = /^(?:\/usr(?:\/local)?)?\/s?bin(?:\/|$)|^\/(?:etc|usr|lib)$/;

function madeIn({ stage, model }: Site): readonly string[] {
  return runSteps(stage, model).flatMap(({ command }) =>
    command.program === "mkdir"
      ? command.operands.flatMap(({ value }) =>
          value?.startsWith("/") ? [value.replace(/(?<=[^/]|^\/)\/+$/, "")] : [],
        )
      : [],
  );
}

const making = new Set(["useradd", "groupadd", "adduser", "addgroup"]);

/** The RUNs that make the accounts; unknown where one does more. */
export function accountsOf({ stage, model }: Site): Fact<readonly Run[]> {
  const runs = stage.instructions.flatMap((one): readonly Run[] => {
    if (one.type !== "Run") return [];
    return model.commands(one).some(({ program }) => making.has(program ?? "")) ? [one] : [];
  });
  const mixed = runs.find((run) => model.commands(run).some(({ program }) => !making.has(program ?? "")));
  if (mixed) return unknownFact("a RUN creates accounts and does other things");
  const { user } = stage.end;
  const name = user.known ? user.value.replace(/:.*/s, "") : "";
  const isThere = /^\d+$/.test(name) || (stage.root && userId(stage.root, name) !== undefined);
  return isThere || runs.length > 0 ? known(runs) : unknownFact(`it is not known what makes the user ${name}`);
}
