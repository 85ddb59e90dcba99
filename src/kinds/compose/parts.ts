import type { Command } from "../../nodes/command.ts";
import type { Container, ContainerCheck, Setting } from "../../nodes/container.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import { lazily } from "../../text/lazy.ts";
import type { Span } from "../../text/span.ts";
import { type CommandReading, checkCommands, commandsOf } from "./commands.ts";
import { type HealthTest, healthTest } from "./healthcheck.ts";
import { entryIn, itemsIn, type Layers, lastOfEach, valuesIn } from "./layers.ts";
import { mountsOf } from "./mounts.ts";
import { envVar, pairsOf } from "./pairs.ts";
import { portsOf } from "./ports.ts";
import { securityOf, textSetting } from "./security.ts";

/** What is said of a container, but for its image. */
export interface ContainerParts
  extends Pick<
    Container,
    "user" | "entrypoint" | "command" | "environment" | "ports" | "mounts" | "healthcheck" | "security"
  > {
  readonly workdir: Setting<string> | undefined;
}

/** Reads each part when it is asked for, and once. */
export function partsOf(layers: Layers, missingAt: Span, reading: CommandReading): ContainerParts {
  const { place } = reading;
  const commands = (key: string): readonly Command[] => commandsOf(entryIn(layers, key)?.value, reading);
  return lazily<ContainerParts>({
    user: () => textSetting(entryIn(layers, "user")),
    workdir: () => textSetting(entryIn(layers, "working_dir")),
    entrypoint: () => commands("entrypoint"),
    command: () => commands("command"),
    environment: () => environmentOf(layers, reading),
    ports: () => portsOf(itemsIn(layers, "ports"), place),
    mounts: () => mountsOf(layers, place),
    healthcheck: () => checkOf(layers, reading),
    security: () => securityOf(layers, missingAt),
  });
}

function environmentOf(layers: Layers, { place, source }: CommandReading): readonly EnvVar[] {
  const pairs = valuesIn(layers, "environment").flatMap((value) => pairsOf(value, source));
  const own = layers.length > 1 ? lastOfEach(pairs, ({ name }) => name.value) : pairs;
  return own.map((pair) => envVar(pair, place, source));
}

/** The nearest layer that says what is run, or that nothing is, decides; other keys give times. */
function checkOf(layers: Layers, reading: CommandReading): ContainerCheck | undefined {
  const checks = layers.flatMap((layer) => {
    const check = entryIn([layer], "healthcheck")?.value;
    return check?.type === "map" ? [{ span: check.span, test: healthTest(check) }] : [];
  });
  const decisive = checks.find(({ test }) => test.disabled || test.form) ?? checks.at(-1);
  return decisive && readCheck(decisive.span, decisive.test, reading);
}

function readCheck(span: Span, test: HealthTest, reading: CommandReading): ContainerCheck {
  return lazily<ContainerCheck>({
    span: () => span,
    disabled: () => test.disabled,
    replaces: () => test.form !== undefined,
    commands: () => checkCommands(test, reading),
  });
}
