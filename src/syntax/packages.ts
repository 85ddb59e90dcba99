import type {
  CallPattern,
  Cleaning,
  PackageAction,
  PackageManager,
  Store,
  Switch,
} from "../knowledge/package-manager.ts";
import { managersOf } from "../knowledge/package-managers.ts";
import { type PackageName, parsePackage, pinOf, pinOfRemote } from "../knowledge/package-spec.ts";
import type { Argument, Command, Option } from "./shell/script.ts";

/** A package that a command installs, with the argument that names it. */
export interface PackageSpec {
  /** As in PackageName; "unknown" when the argument's value cannot be known and its form does not tell. */
  readonly kind: PackageName["kind"] | "unknown";
  readonly name: string | undefined;
  readonly operator: string | undefined;
  /** Undefined also where a variable that is not known gives it (`curl=$VERSION`); `pin` is undefined then as well. */
  readonly version: string | undefined;
  readonly pin: PackageName["pin"] | undefined;
  readonly argument: Argument;
}

/** What a command does for which manager. */
export interface PackageUse {
  readonly manager: PackageManager;
  readonly action: PackageAction;
  readonly invocation: CallPattern;
}

/** Looks a variable up where the command runs; undefined when it is not set or not known. */
export type Environment = (name: string) => string | undefined;

const actions = ["install", "update", "upgrade", "remove", "execute"] as const;
const noUse: readonly PackageUse[] = [];

/** By program, a list an action: the calls of it that ask for that action. */
const callsOf = new Map<string, readonly (readonly PackageUse[])[]>();

/**
 * Everything that a command does with packages: `pacman -Syu x` updates, upgrades and installs. Empty for any other
 * command.
 */
export function packageUses(command: Command): readonly PackageUse[] {
  const { program } = command;
  if (program === undefined) return noUse;
  const managers = managersOf(program);
  if (managers.length === 0) return noUse;
  let known = callsOf.get(program);
  if (!known) {
    known = managers.flatMap(callsBy);
    callsOf.set(program, known);
  }
  let uses: PackageUse[] | undefined;
  for (const calls of known) {
    const use = calls.find(({ invocation }) => matches(command, invocation));
    if (use) uses = uses ? [...uses, use] : [use];
  }
  return uses ?? noUse;
}

function callsBy(manager: PackageManager): readonly (readonly PackageUse[])[] {
  return actions.map((action) => (manager[action] ?? []).map((invocation) => ({ manager, action, invocation })));
}

/**
 * What a command does for a manager by that action (`install`, `update`, `remove` ...); undefined where it does no
 * such thing.
 */
export function packageUse(command: Command, action: PackageAction): PackageUse | undefined {
  return packageUses(command).find((use) => use.action === action);
}

/** Whether a command is called in that way. */
export function matches(command: Command, invocation: CallPattern): boolean {
  const { programs, subcommand, options, without, operand, bare } = invocation;
  if (programs && !programs.includes(command.program ?? "")) return false;
  if (subcommand !== undefined && command.subcommand !== subcommand) return false;
  if (bare && (command.subcommand !== undefined || command.operands.length > 0)) return false;
  if (options && !options.every((name) => has(command, name))) return false;
  if (without?.some((name) => has(command, name))) return false;
  // An operand that is not known mostly is an option in a variable: `dnf clean $QUIET all`.
  return (
    operand === undefined || operand.includes(command.operands.find(({ value }) => value !== undefined)?.value ?? "")
  );
}

function has(command: Command, name: string): boolean {
  return command.options.some((option) => option.name === name);
}

/** Whether options, or variables set where the command runs, turn a behaviour on. */
export function switchedOn(command: Command, behaviour: Switch, environment?: Environment): boolean {
  if (behaviour.options?.some((name) => has(command, name))) return true;
  if (behaviour.repeated && repeats(command, behaviour.repeated)) return true;
  const { settings, valued } = behaviour;
  if (settings && command.options.some((option) => isSetting(option, settings))) return true;
  if (valued && command.options.some((option) => option.name === valued.option && oneOf(option, valued.values)))
    return true;
  return behaviour.environment?.some(({ name, values }) => isSet(command, name, values, environment)) ?? false;
}

function repeats(command: Command, { option, times }: { readonly option: string; readonly times: number }): boolean {
  let count = 0;
  for (const given of command.options) {
    if (given.name === option) count += given.value === undefined ? 1 : Number(given.value.value) || 0;
  }
  return count >= times;
}

function isSetting(option: Option, settings: NonNullable<Switch["settings"]>): boolean {
  if (option.name !== settings.option) return false;
  const text = option.value?.value?.toLowerCase();
  if (text === undefined) return false;
  const equals = text.indexOf("=");
  if (text.slice(0, equals).trim() !== settings.key) return false;
  const given = text.slice(equals + 1).trim();
  // apt takes `-o 'Key="value"'`.
  return settings.values.some((value) => given === value || given === `"${value}"`);
}

function oneOf(option: Option, values: readonly string[]): boolean {
  return values.includes(option.value?.value?.toLowerCase() ?? "");
}

function isSet(
  command: Command,
  name: string,
  values: readonly string[] | undefined,
  environment?: Environment,
): boolean {
  const prefix = command.environment.findLast((assignment) => assignment.name === name);
  const value = (prefix ? prefix.value : environment?.(name)) ?? "";
  return values ? values.includes(value.toLowerCase()) : value !== "";
}

/** Whether a command that would wait for an answer has been given it; true for what never asks. */
export function answers(command: Command, use: PackageUse, environment?: Environment): boolean {
  const { asks } = use.manager;
  if (!asks?.actions.includes(use.action)) return true;
  return switchedOn(command, asks.yes, environment);
}

/** The stores that a command fills, those left out that an option or variable turns off. */
export function storesWritten(command: Command, use: PackageUse, environment?: Environment): readonly Store[] {
  return use.manager.stores.filter(
    (store) => store.writtenBy.includes(use.action) && !(store.off && switchedOn(command, store.off, environment)),
  );
}

/** What of which manager a command cleans: `yum clean all`, `npm cache clean`. */
export function cleaningsOf(
  command: Command,
): readonly { readonly manager: PackageManager; readonly cleaning: Cleaning }[] {
  const found: { readonly manager: PackageManager; readonly cleaning: Cleaning }[] = [];
  if (command.program === undefined) return found;
  for (const manager of managersOf(command.program)) {
    for (const cleaning of manager.cleaning) {
      if (matches(command, cleaning.by)) found.push({ manager, cleaning });
    }
  }
  return found;
}

/** The packages that a command installs or runs: empty when a file names them, undefined when it installs nothing. */
export function packagesOf(command: Command): readonly PackageSpec[] | undefined {
  const uses = packageUses(command);
  const use = uses.find(({ action }) => action === "install") ?? uses.find(({ action }) => action === "execute");
  if (!use) return undefined;
  const specs: PackageSpec[] = [];
  const version = versionOption(command, use.manager);
  if (!use.invocation.unnamed) {
    const ofExecuted = () => command.operands.slice(0, optionsGive(command, use.manager) ? 0 : 1);
    const operands = use.action === "execute" ? ofExecuted() : command.operands;
    for (const argument of operands) addSpec(specs, use.manager, argument, version);
  }
  addFromOptions(specs, command, use.manager);
  return specs;
}

function versionOption(command: Command, manager: PackageManager): Option | undefined {
  const names = manager.packageOptions?.version;
  return names && command.options.findLast((option) => names.includes(option.name) && option.value !== undefined);
}

function optionsGive(command: Command, manager: PackageManager): boolean {
  return command.options.some((option) => manager.packageOptions?.packages?.includes(option.name));
}

function addSpec(specs: PackageSpec[], manager: PackageManager, argument: Argument, version: Option | undefined): void {
  if (argument.value === undefined) {
    specs.push(partlyKnown(manager, argument));
    return;
  }
  if (manager.syntax === "composer" && isComposerConstraint(argument.value) && specs.length > 0) {
    const previous = specs.pop() as PackageSpec;
    const joined = parsePackage(`${previous.name}:${argument.value}`, "composer");
    specs.push({ ...joined, argument: previous.argument });
    return;
  }
  const spec = parsePackage(argument.value, manager.syntax);
  if (version && spec.version === undefined) {
    specs.push({ ...withVersion(spec, version), argument });
    return;
  }
  const { kind, name, operator, version: own, pin } = spec;
  specs.push({ kind, name, operator, version: own, pin, argument });
}

/** What the form of a word tells though variables in it are unknown: `./$file`, `curl=$VERSION`. */
function partlyKnown(manager: PackageManager, argument: Argument): PackageSpec {
  const spec = parsePackage(argument.word.text, manager.syntax);
  const hidden = { name: undefined, operator: undefined, version: undefined, pin: undefined, argument };
  if (spec.kind === "local" || spec.kind === "remote") return { ...hidden, kind: spec.kind };
  const named = spec.kind === "package" && spec.operator !== undefined && !/[$`]/.test(spec.name);
  return named
    ? { ...hidden, kind: "package", name: spec.name, operator: spec.operator }
    : { ...hidden, kind: "unknown" };
}

/** `composer require vendor/name 1.2`: an operand that cannot be a package is the constraint of the one before. */
function isComposerConstraint(text: string): boolean {
  return !text.includes("/") && /^[\d^~<>=*v@]|^dev-/.test(text);
}

function withVersion(spec: PackageName, option: Option): Omit<PackageSpec, "argument"> {
  const version = option.value?.value;
  return { ...spec, operator: option.flag, version, pin: version === undefined ? undefined : pinOf(version) };
}

function addFromOptions(specs: PackageSpec[], command: Command, manager: PackageManager): void {
  const given = manager.packageOptions;
  if (!given) return;
  for (const { name, value } of command.options) {
    if (!value) continue;
    if (given.packages?.includes(name)) addSpec(specs, manager, value, undefined);
    else if (given.lists?.includes(name)) specs.push(fromOption("list", value));
    else if (given.sources?.includes(name)) specs.push(fromSource(value, versionOption(command, manager)));
  }
}

function fromSource(value: Argument, version: Option | undefined): PackageSpec {
  const text = value.value;
  if (text === undefined || !isRemote(text)) return fromOption("local", value);
  const given = version?.value?.value;
  return { ...fromOption("remote", value), pin: given === undefined ? pinOfRemote(text, true) : pinOf(given) };
}

function isRemote(text: string): boolean {
  return text.includes("://") || text.startsWith("git@");
}

function fromOption(kind: "list" | "local" | "remote", argument: Argument): PackageSpec {
  return { kind, name: argument.value, operator: undefined, version: undefined, pin: "none", argument };
}

/** The modules that a command installs, each with its stream: `nodejs:20`, or `nodejs:20/common` with a profile. */
export function modulesOf(command: Command): readonly PackageSpec[] {
  return command.operands.map((argument) => {
    const [name, stream] = (argument.value ?? argument.word.text).split(":");
    const hidden = argument.value === undefined;
    if (hidden && stream === undefined) return { ...fromOption("local", argument), kind: "unknown", pin: undefined };
    const version = stream || undefined;
    return { kind: "package", name, operator: ":", version, pin: version === undefined ? "none" : "range", argument };
  });
}
