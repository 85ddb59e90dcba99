import { type Fact, known, knownValue, unknownFact } from "../syntax/fact.ts";
import { type Argument, callOf, option } from "../syntax/shell/script.ts";
import type { Span } from "../text/span.ts";
import { type Build, type BuildPart, buildOf } from "./build.ts";
import type { Command } from "./command.ts";
import type { EnvVar } from "./env-var.ts";
import { type KanikoCall, type KanikoContainer, kanikoCall } from "./kaniko.ts";
import { inPhaseOfBuild, type Place } from "./place.ts";

const programs = new Set(["docker", "buildah"]);
const subcommands = new Set(["build", "buildx build", "image build", "builder build"]);

/** How kaniko calls what others call otherwise. */
const ofKaniko: OptionNames = {
  file: "dockerfile",
  platform: "custom-platform",
  tag: "destination",
  cacheFrom: "cache-repo",
};
const ofDocker: OptionNames = { file: "file", platform: "platform", tag: "tag", cacheFrom: "cache-from" };

type OptionNames = Readonly<Record<"file" | "platform" | "tag" | "cacheFrom", string>>;

/** One node for a command, whoever asks: rules find a build by its node. */
const builds = new WeakMap<Command, Build>();

/**
 * The build that a command asks for (`docker build`, `podman build`, `buildah bud`, `/kaniko/executor`, or `docker run` of
 * its image, `ko build`); undefined for any other.
 */
export function buildByCommand(command: Command): Build | undefined {
  if (!asksForBuild(command)) return undefined;
  const build = builds.get(command) ?? buildOfCommand(command);
  builds.set(command, build);
  return build;
}

function asksForBuild(command: Command): boolean {
  const { program, subcommand } = command;
  if (program === "ko") return subcommand !== undefined && koSubcommands.has(subcommand);
  const builds = programs.has(program ?? "") && subcommand !== undefined && subcommands.has(subcommand);
  return builds || kanikoCall(command) !== undefined;
}

/** `ko` builds Go programs, without a Dockerfile. */
const koSubcommands = new Set(["build", "resolve", "apply", "create"]);

function buildOfCommand(command: Command): Build {
  const { span, place } = command;
  const inBuild = placeInBuild(command);
  const kaniko = kanikoCall(command);
  const names = kaniko ? ofKaniko : ofDocker;
  const { options } = kaniko?.command ?? command;
  const pieces = (name: string) =>
    options.flatMap((option) => (option.name === name && option.value ? [pieceOf(option.value)] : []));
  const parts = (name: string) => pieces(name).map(partOf);
  return buildOf({
    span,
    place,
    context: kaniko ? contextOfKaniko(kaniko) : contextOf(command),
    dockerfile: kaniko?.container
      ? dockerfileInContainer(parts(names.file).at(-1), kaniko.container)
      : parts(names.file).at(-1),
    target: parts("target").at(-1),
    args: pieces("build-arg").map((piece) => variableOf(piece, inBuild)),
    contexts: pieces("build-context").map((piece) => {
      const [name, value] = splitPair(piece);
      return { name: partOf(name), value: value && partOf(value) };
    }),
    platforms: parts(names.platform),
    secrets: parts("secret"),
    ssh: parts("ssh"),
    tags: command.program === "ko" ? [] : parts(names.tag),
    cacheFrom: parts(names.cacheFrom),
    cacheTo: parts("cache-to"),
    attestations: ["provenance", "sbom"].flatMap((name) => parts(name).map((value) => ({ name, value }))),
    labels: pieces("label").map((piece) => variableOf(piece, inBuild)),
    push: pushes(command, kaniko) ? known(true) : undefined,
  });
}

function pushes(command: Command, kaniko: KanikoCall | undefined): boolean {
  const { options } = kaniko?.command ?? command;
  const has = (name: string) => options.some((option) => option.name === name);
  return kaniko ? has("destination") && !has("no-push") : has("push");
}

/** Where the arguments of a build count: what they say stays in the image. */
function placeInBuild(command: Command): Place {
  const { place, span } = command;
  return inPhaseOfBuild(place, place.owner ?? { type: "command", name: undefined, label: callOf(command), span });
}

function contextOf(command: Command): BuildPart | undefined {
  if (command.program === "ko") return undefined;
  const argument = contextOperand(command);
  return argument && partOf(pieceOf(argument));
}

/** Kaniko has a scheme for directories too. */
function contextOfKaniko({ command, container }: KanikoCall): BuildPart | undefined {
  const given = option(command, "context")?.value;
  const part = given && partOf(pieceOf(given));
  const directory = part?.value.known ? { ...part, value: known(part.value.value.replace(/^dir:\/\//, "")) } : part;
  if (!container) return directory;
  if (directory && (!directory.value.known || directory.value.value.includes("://"))) return directory;
  return onHost(directory ?? { ...partOf(pieceOf(container.image)), value: known(".") }, container);
}

/** One that is named in full lies where the host has that place; any other is relative to where its context is. */
function dockerfileInContainer(part: BuildPart | undefined, container: KanikoContainer): BuildPart | undefined {
  return part && knownValue(part.value)?.startsWith("/") ? onHost(part, container) : part;
}

function onHost(part: BuildPart, { hostPath }: KanikoContainer): BuildPart {
  const path = part.value.known ? hostPath(part.value.value) : undefined;
  const nowhere = () => unknownFact("it is not known what is mounted there in the container");
  return { ...part, value: path === undefined ? nowhere() : known(path) };
}

/** The one operand; beside variables that may hold options, the one that is none. */
function contextOperand({ operands }: Command): Argument | undefined {
  const others = operands.filter((operand) => !mayBeOptions(operand));
  return others.length === 1 ? others[0] : operands[0];
}

/** Whether more of a build may be said in variables of its command, as in `docker build $ARGS .`. */
export function saysMore(command: Command): boolean {
  const kaniko = kanikoCall(command);
  if (kaniko) return kaniko.command.operands.some(mayBeOptions);
  const { operands } = command;
  return operands.length > 1 && operands.some(mayBeOptions);
}

/** `$ARGS`, `$(args)`, `"$@"`, `"${args[@]}"`: several words, or none. */
function mayBeOptions({ value, word }: Argument): boolean {
  return value === undefined && /^(?:\$|"\$(?:@|\{\w+\[@\]\})"$)/.test(word.raw);
}

/** A word of the command, or a part of one. */
interface Piece {
  /** Variables as they are written. */
  readonly text: string;
  readonly fact: Fact<string>;
  readonly span: Span;
  /** Without quotes; the characters of `text` where these stand in the file as they are. */
  readonly contentSpan: Span;
}

function pieceOf({ value, word, span }: Argument): Piece {
  const raw = word.raw.slice(span.start - word.span.start);
  const isExact = raw.length === span.end - span.start;
  const [, , quoted] = isExact ? (/^(["'])([^"'\\]*)\1$/.exec(raw) ?? []) : [];
  const contentSpan = quoted === undefined ? span : { start: span.start + 1, end: span.end - 1 };
  const fact = value === undefined ? unknownFact(`the value of ${raw} is not known`) : known(value);
  return { text: value ?? quoted ?? raw, fact, span, contentSpan };
}

function partOf({ fact, span, contentSpan }: Piece): BuildPart {
  return { value: fact, span, contentSpan };
}

/** Name and value of `name=value`; no value without an equals sign. */
function splitPair(pair: Piece): readonly [name: Piece, value: Piece | undefined] {
  const equals = pair.text.indexOf("=");
  if (equals < 0) return [pair, undefined];
  return [slice(pair, 0, equals), slice(pair, equals + 1, pair.text.length)];
}

function slice(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to);
  const { start } = piece.contentSpan;
  const span = isVerbatim(piece) ? { start: start + from, end: start + to } : piece.contentSpan;
  const fact = piece.fact.known ? known(text) : piece.fact;
  return { text, fact, span, contentSpan: span };
}

function isVerbatim({ text, contentSpan }: Piece): boolean {
  return contentSpan.end - contentSpan.start === text.length;
}

/** `NAME=value`; without a value it is taken from the environment of the command. */
function variableOf(pair: Piece, place: Place): EnvVar {
  const [name, value] = splitPair(pair);
  return {
    type: "EnvVar",
    span: pair.span,
    place,
    name: name.text,
    nameSpan: name.contentSpan,
    value: value?.fact,
    valueSpan: value?.contentSpan,
    build: true,
    write(wanted) {
      const isPlain = value && isVerbatim(pair) && /^[\w./@+-]+$/.test(wanted);
      return isPlain ? { span: value.contentSpan, text: wanted } : undefined;
    },
  };
}
