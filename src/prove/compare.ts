import type { Observation } from "./observe.ts";
import type { ImageConfig, Snapshot } from "./snapshot.ts";
import type { Behaviour } from "./start.ts";
import type { Entry } from "./tar.ts";

/** Something that is not as it was. As a line: `about: before -> after`. */
export interface Difference {
  /** `build`, `run`, `config.User`, `/etc/passwd mode`, `size`. */
  readonly about: string;
  readonly before: string;
  readonly after: string;
}

export function describeDifference({ about, before, after }: Difference): string {
  return `${about}: ${before} -> ${after}`;
}

/** What the settings of a container are; others in it, such as ids, say nothing of what it does. */
const settings = [
  "Env",
  "Cmd",
  "Entrypoint",
  "User",
  "WorkingDir",
  "ExposedPorts",
  "Labels",
  "Volumes",
  "StopSignal",
  "Healthcheck",
  "Shell",
  "OnBuild",
];

/** Files whose content holds times or chance, so that two builds of one Dockerfile differ in it. */
const volatile = /^(?:var\/log\/|var\/cache\/|var\/lib\/(?:apt|dpkg)\/|etc\/ld\.so\.cache$|root\/\.npm\/)|(?:\.pyc|-)$/;

/** In bytes: how much larger an image may become. */
const slack = 4096;

/** How the second differs from the first; empty where they do the same. */
export function differences(before: Observation, after: Observation): readonly Difference[] {
  if (!before.built && !after.built) return [];
  if (!before.built || !after.built) return changed("build", verdict(before), verdict(after));
  return [
    ...before.runs.flatMap((run, index) => runDifferences(run, after.runs[index])),
    ...configDifferences(before.image.config, after.image.config),
    ...fileDifferences(before.image.files, after.image.files),
    ...growth(before.image, after.image),
  ];
}

function verdict(observation: Observation): string {
  return observation.built ? "passes" : `fails (${observation.reason})`;
}

function runDifferences(before: Behaviour, after: Behaviour | undefined): readonly Difference[] {
  const of = (run: Behaviour | undefined) => (run === undefined ? "nothing" : JSON.stringify(run));
  return changed("run", of(before), of(after));
}

function configDifferences(before: ImageConfig, after: ImageConfig): readonly Difference[] {
  return settings.flatMap((key) => changed(`config.${key}`, settingOf(before.get(key)), settingOf(after.get(key))));
}

/** In one form, whatever the order of keys; what is not set and what is empty are the same to an engine. */
function settingOf(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none";
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? "none" : JSON.stringify(Object.fromEntries(entries));
}

type Files = ReadonlyMap<string, Entry>;

function fileDifferences(before: Files, after: Files): readonly Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => entryDifferences(path, before.get(path), after.get(path)));
}

function entryDifferences(path: string, before: Entry | undefined, after: Entry | undefined): readonly Difference[] {
  if (!before || !after) return changed(`/${path}`, before?.type ?? "none", after?.type ?? "none");
  const of = (name: string, read: (entry: Entry) => unknown) =>
    changed(`/${path} ${name}`, String(read(before)), String(read(after)));
  return [
    ...of("type", ({ type }) => type),
    ...of("mode", ({ mode }) => mode.toString(8)),
    ...of("owner", ({ uid, gid }) => `${uid}:${gid}`),
    ...of("target", ({ target }) => target),
    ...(volatile.test(path) ? [] : of("content", ({ size, digest }) => `${size} bytes, ${digest.slice(0, 8)}`)),
  ];
}

function growth({ size: before }: Snapshot, { size: after }: Snapshot): readonly Difference[] {
  return after > before + slack ? changed("size", String(before), String(after)) : [];
}

function changed(about: string, before: string, after: string): readonly Difference[] {
  return before === after ? [] : [{ about, before, after }];
}
