import { isOnDrive, saysWindows } from "../../knowledge/base-images/windows-variants.ts";
import type { Container, ContainerCheck, Setting } from "../../nodes/container.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import type { Mount } from "../../nodes/mount.ts";
import type { Lookup } from "../../syntax/fact.ts";
import { hole, templateOf } from "../../syntax/template.ts";
import { pairsOf } from "../../syntax/yaml/text.ts";
import { lazily } from "../../text/lazy.ts";
import type { Span } from "../../text/span.ts";
import { type CommandReading, checkCommands, commandsOf } from "./commands.ts";
import { envVar } from "./env-var.ts";
import { type HealthTest, healthTest } from "./healthcheck.ts";
import { entryIn, itemsIn, type Layers, lastOfEach, valuesIn } from "./layers.ts";
import { mountsOf } from "./mounts.ts";
import { portsOf } from "./ports.ts";
import { securityOf, textSetting } from "./security.ts";

/** What is said of a container, but for its image. */
export interface ContainerParts
  extends Pick<
    Container,
    "user" | "entrypoint" | "command" | "environment" | "ports" | "mounts" | "healthcheck" | "security"
  > {
  readonly workdir: Setting<string> | undefined;
  /** Whether it runs on Windows, as its platform or its image says, or an isolation or a path that only Windows has. */
  readonly onWindows: boolean;
}

interface Written {
  readonly layers: Layers;
  readonly missingAt: Span;
  readonly reading: CommandReading;
  /** The variables that files of the project give. */
  readonly lookup: Lookup;
}

/** Reads each part when it is asked for, and once. */
export const partsOf = lazily<ContainerParts, Written>({
  user: ({ layers, lookup }) => textSetting(entryIn(layers, "user"), lookup),
  workdir: ({ layers, lookup }) => textSetting(entryIn(layers, "working_dir"), lookup),
  onWindows: ({ layers, lookup }, { mounts }) => runsOnWindows(layers, lookup) || mounts.some(isMountedOnDrive),
  entrypoint: ({ layers, reading }) => commandsOf(entryIn(layers, "entrypoint")?.value, reading),
  command: ({ layers, reading }) => commandsOf(entryIn(layers, "command")?.value, reading),
  environment: ({ layers, reading }) => environmentOf(layers, reading),
  ports: ({ layers, reading, lookup }) => portsOf(itemsIn(layers, "ports"), reading.place, lookup),
  mounts: ({ layers, reading, lookup }) => mountsOf(layers, reading.place, lookup),
  healthcheck: ({ layers, reading }) => checkOf(layers, reading),
  security: ({ layers, missingAt, lookup }) => securityOf(layers, missingAt, lookup),
});

function runsOnWindows(layers: Layers, lookup: Lookup): boolean {
  const textOf = (key: string) => {
    const setting = textSetting(entryIn(layers, key), lookup);
    return setting && (templateOf(setting.value) ?? hole);
  };
  // A variable is there for Windows alone: elsewhere there is nothing to choose.
  if (![undefined, "default"].includes(textOf("isolation"))) return true;
  return /^windows(?:\/|$)/i.test(textOf("platform") ?? "") || saysWindows(textOf("image") ?? "");
}

function isMountedOnDrive({ target }: Mount): boolean {
  return isOnDrive((target && templateOf(target)) ?? "");
}

function environmentOf(layers: Layers, { place, source }: CommandReading): readonly EnvVar[] {
  const pairs = valuesIn(layers, "environment").flatMap((value) => pairsOf(value, source));
  const own = layers.length > 1 ? lastOfEach(pairs, ({ name }) => name.value) : pairs;
  return own.map((pair) => envVar(pair, place, source));
}

/** The nearest layer that says what is run, or that nothing is, decides; other keys give times. */
function checkOf(layers: Layers, reading: CommandReading): ContainerCheck | undefined {
  const written = valuesIn(layers, "healthcheck").toReversed();
  const checks = written.flatMap((check) =>
    check.type === "map" ? [{ span: check.span, test: healthTest(check) }] : [],
  );
  const decisive = checks.find(({ test }) => test.disabled || test.form) ?? checks.at(-1);
  return decisive && readCheck({ ...decisive, reading });
}

const readCheck = lazily<
  ContainerCheck,
  { readonly span: Span; readonly test: HealthTest; readonly reading: CommandReading }
>({
  span: ({ span }) => span,
  disabled: ({ test }) => test.disabled,
  replaces: ({ test }) => test.form !== undefined,
  commands: ({ test, reading }) => checkCommands(test, reading),
});
