import type { Observation } from "./observe.ts";
import type { ImageConfig, Snapshot } from "./snapshot.ts";
import type { Behaviour } from "./start.ts";
import type { Entry } from "./tar.ts";

/**
 * What of an image differs: whether there is one, what its container does, what that says, a setting; of a file whether
 * it is there, or a property; the size of the image.
 */
export type Sort = "build" | "run" | "output" | "setting" | "new" | "gone" | FileProperty | "size";

export type FileProperty = "type" | "mode" | "owner" | "target" | "content";

/** Something that is not as it was. As a line: `about: before -> after`. */
export interface Difference {
  readonly sort: Sort;
  /** The setting or the path; empty for what there is once. */
  readonly name: string;
  /** `build`, `run`, `run output`, `config.User`, `/etc/passwd mode`, `size`. */
  readonly about: string;
  readonly before: string;
  readonly after: string;
  /** The container could not be started before, and can now. */
  readonly mends?: true;
  /** What holds something else is a program, by its mode. */
  readonly program?: true;
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
  if (!before.built || !after.built) return changed("build", "", "build", verdict(before), verdict(after));
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
  const found = [
    ...changed("run", "", "run", deed(before), deed(after)),
    ...changed("output", "", "run output", output(before), output(after)),
  ];
  return isUnstarted(before) && after && !isUnstarted(after) ? found.map((one) => ({ ...one, mends: true })) : found;
}

function deed(run: Behaviour | undefined): string {
  if (run === undefined) return "nothing";
  if ("runs" in run) return "keeps running";
  if ("status" in run) return `answers with ${run.status}`;
  return run.exit === undefined ? "does not end" : `ends with ${run.exit}`;
}

function output(run: Behaviour | undefined): string {
  if (run === undefined || "runs" in run) return "none";
  return JSON.stringify("status" in run ? run.body : `${run.stdout}${run.stderr}`);
}

/** The engine found no user to run it as, or nothing to run, or what it may not run; a shell says the last two too. */
function isUnstarted(run: Behaviour): boolean {
  return "exit" in run && run.exit !== undefined && run.exit >= 125 && run.exit <= 127;
}

function configDifferences(before: ImageConfig, after: ImageConfig): readonly Difference[] {
  return settings.flatMap((key) =>
    changed("setting", key, `config.${key}`, settingOf(before.get(key)), settingOf(after.get(key))),
  );
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
  const name = `/${path}`;
  if (!before || !after) {
    return changed(after ? "new" : "gone", name, name, before?.type ?? "none", after?.type ?? "none");
  }
  const of = (sort: FileProperty, read: (entry: Entry) => string) =>
    changed(sort, name, `${name} ${sort}`, read(before), read(after));
  const contents = volatile.test(path)
    ? []
    : of("content", ({ size, digest }) => `${size} bytes, ${digest.slice(0, 8)}`);
  const isProgram = (before.mode & after.mode & 0o111) !== 0;
  return [
    ...of("type", ({ type }) => type),
    ...of("mode", ({ mode }) => mode.toString(8)),
    ...of("owner", ({ uid, gid }) => `${uid}:${gid}`),
    ...of("target", ({ target }) => target),
    ...(isProgram ? contents.map((one) => ({ ...one, program: true as const })) : contents),
  ];
}

function growth({ size: before }: Snapshot, { size: after }: Snapshot): readonly Difference[] {
  return after > before + slack ? changed("size", "", "size", String(before), String(after)) : [];
}

function changed(sort: Sort, name: string, about: string, before: string, after: string): readonly Difference[] {
  return before === after ? [] : [{ sort, name, about, before, after }];
}
