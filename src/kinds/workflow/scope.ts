import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { asScalar, entriesOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/nodes.ts";
import { type Budget, type Contexts, expressionsIn, expressionsOf, propertiesIn, type Value } from "./expressions.ts";
import type { Row } from "./matrix.ts";
import type { Runner } from "./nodes.ts";

/** What decides about the values of expressions at a place of a job. */
export interface Surroundings {
  /** The `env` of the workflow, the job and the step, as far as they are around the place. */
  readonly env: readonly VariableLayer[];
  /** Undefined where the combination of the matrix is not known. */
  readonly row: Row | undefined;
  /** The names of the matrix that count; undefined for all of them. */
  readonly names?: ReadonlySet<string> | undefined;
  readonly runner: Runner | undefined;
  /** What has started the workflow. */
  readonly event: string | undefined;
  /** Variables that earlier steps may have set for all that come later. */
  readonly changed: ReadonlySet<string>;
  readonly budget: Budget;
  /** Where an action lies in the workspace of the job that uses it. */
  readonly actionPath?: string | undefined;
  /** The value of an input, by its name in lower case; undefined where it is not known who gives them. */
  readonly inputs?: ((name: string) => Fact<Value>) | undefined;
}

/** The variables of one `env`, by name. */
export type VariableLayer = ReadonlyMap<string, YamlScalar>;

const layers = new WeakMap<YamlNode, VariableLayer>();

/** Read once for all jobs that an `env` is around. */
export function layerOf(env: YamlNode | undefined): VariableLayer {
  const known = env && layers.get(env);
  if (known) return known;
  const layer = new Map(
    entriesOf(env).flatMap(({ key, value }) => {
      const scalar = asScalar(value);
      return scalar ? [[key.value, scalar] as const] : [];
    }),
  );
  if (env) layers.set(env, layer);
  return layer;
}

/** By the value of a variable, which many expressions may ask for. */
const propertiesOf = new WeakMap<YamlScalar, readonly string[]>();

/** Longer values are not read: they may be asked for all over the file. */
export const maxLength = 4096;

/** The contexts of expressions at a place, and the variables that a script there finds. */
export class Scope implements Contexts {
  readonly around: Surroundings;

  constructor(around: Surroundings) {
    this.around = around;
  }

  get budget(): Budget {
    return this.around.budget;
  }

  valueOf(context: string, name: string): Fact<Value> {
    const lower = name.toLowerCase();
    switch (context) {
      case "env":
        return this.variable(name) ?? later(context, name);
      case "inputs":
        return this.around.inputs?.(lower) ?? later(context, name);
      case "matrix":
        return this.inMatrix(lower);
      case "github":
      case "gitea":
      case "forgejo":
        return this.ofRun(lower);
      case "runner":
        return lower === "os" ? osOf(this.around.runner) : later(context, name);
      case "secrets":
        return unknownFact(`the secret ${name} is known when the workflow runs`, [
          { what: "secret", label: `secret ${name}` },
        ]);
      default:
        return later(context, name);
    }
  }

  /** What `env` says of a variable, the innermost first; undefined where it says nothing. */
  variable(name: string): Fact<string> | undefined {
    const { env, changed } = this.around;
    for (let i = env.length - 1; i >= 0; i--) {
      const scalar = env[i]?.get(name);
      if (!scalar) continue;
      if (scalar.value.length > maxLength) return unknownFact(`the value of ${name} is too long`);
      if (changed.has(name)) return unknownFact(`an earlier step may set ${name}`);
      // A value may use the variables around its own `env`.
      const outer = new Scope({ ...this.around, env: env.slice(0, i) });
      return expressionsIn(outer, "written")(scalar.value).fact;
    }
    return undefined;
  }

  /** As `propertiesIn` of expressions, with those of the `env` around in place of its variables. */
  propertiesIn(text: string): readonly string[] {
    return propertiesIn(text).flatMap((path) => {
      const name = /^env\.([^.]+)$/.exec(path)?.[1];
      return name === undefined ? path : this.propertiesOfVariable(name);
    });
  }

  private propertiesOfVariable(name: string): readonly string[] {
    const { env } = this.around;
    const layer = env.findLastIndex((one) => one.has(name));
    const scalar = env[layer]?.get(name);
    if (!scalar || scalar.value.length > maxLength) return [];
    const outer = new Scope({ ...this.around, env: env.slice(0, layer) });
    const find = () => expressionsOf(scalar.value).flatMap((one) => outer.propertiesIn(one.text));
    const found = propertiesOf.get(scalar) ?? [...new Set(find())];
    propertiesOf.set(scalar, found);
    return found;
  }

  private inMatrix(name: string): Fact<Value> {
    const { row, names } = this.around;
    if (!row || (names && !names.has(name))) return unknownFact(`matrix.${name} differs between jobs`);
    return row.get(name) ?? known(null);
  }

  private ofRun(name: string): Fact<Value> {
    const { event, actionPath } = this.around;
    if (name === "event_name" && event !== undefined) return known(event);
    if (name === "action_path" && actionPath !== undefined) return known(actionPath);
    return later("github", name);
  }
}

/** The same where a path is read that starts in the workspace: its own name adds nothing. */
export class PathScope extends Scope {
  override valueOf(context: string, name: string): Fact<Value> {
    if (context === "github" && name.toLowerCase() === "workspace") return known(".");
    return super.valueOf(context, name);
  }
}

function osOf(runner: Runner | undefined): Fact<Value> {
  if (!runner) return later("runner", "os");
  if (!runner.system.known) return runner.system;
  return known({ linux: "Linux", windows: "Windows", macos: "macOS" }[runner.system.value]);
}

function later(context: string, name: string): Fact<never> {
  return unknownFact(`${context}.${name} is known when the workflow runs`);
}
