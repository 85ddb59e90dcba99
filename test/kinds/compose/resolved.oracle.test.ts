import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { buildsOf } from "../../../src/kinds/compose/builds.ts";
import { createModel } from "../../../src/kinds/compose/model.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import { imageText } from "../../../src/nodes/image-ref.ts";
import type { Fact } from "../../../src/syntax/fact.ts";
import { normalizePath } from "../../../src/syntax/posix-path.ts";
import { prepare } from "./read.ts";

/** Compose files, and what `docker compose config` makes of each alone in a directory `/project`. */
const corpus = process.env.PLIMSOLL_CORPUS && join(process.env.PLIMSOLL_CORPUS, "compose");
const resolved = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "compose/out");

interface Resolved {
  readonly services?: Readonly<Record<string, ResolvedService>>;
}

type Texts = Readonly<Record<string, string | null>>;

interface ResolvedService {
  readonly image?: string;
  readonly user?: string;
  readonly working_dir?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly environment?: Texts;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly ports?: readonly { readonly target: number }[];
  readonly build?: {
    readonly context: string;
    readonly dockerfile?: string;
    readonly target?: string;
    readonly args?: Texts;
    readonly platforms?: readonly string[];
  };
}

beforeAll(prepare);

const isHere = corpus !== undefined && resolved !== undefined && existsSync(resolved);
const files = isHere ? readdirSync(resolved as string).map((name) => name.replace(/\.json$/, "")) : [];
const none = { read: () => undefined, exists: () => false, list: () => [], document: () => undefined };

describe.skipIf(!isHere)("what Compose makes of a file", () => {
  it.each(files.filter((file) => existsSync(join(corpus as string, file))))(
    "is what we do, as far as it is known: %s",
    (file) => {
      // Parsers differ in whether a text ends with a line break that ends with the file.
      const text = `${readFileSync(join(corpus as string, file), "utf8").trimEnd()}\n`;
      // What it prints is written to be read again: a dollar sign stands twice.
      const printed = readFileSync(join(resolved as string, `${file}.json`), "utf8")
        .split("$$")
        .join("$");
      const { services = {} }: Resolved = JSON.parse(printed);
      const document = parseCompose({ path: "compose.yaml", text });
      const model = createModel(document, { knowledge: defaultKnowledge, files: none });
      const builds = new Map(buildsOf(document, none).map((build) => [build.by.name, build]));
      for (const container of model.containers) {
        const name = container.place.owner?.name ?? "";
        const wanted = services[name];
        // Services of profiles that are not active are left out.
        if (!wanted) continue;
        const said: [string, unknown, unknown][] = [];
        const agrees = (what: string, fact: Fact<unknown> | undefined, value: unknown) => {
          if (!fact || fact.known) said.push([what, fact?.value, value]);
        };
        if (container.image?.reference.known) said.push(["image", imageText(container.image), wanted.image]);
        agrees("user", container.user?.value, wanted.user);
        agrees("read_only", container.security.readOnlyRoot?.value, wanted.read_only);
        agrees("privileged", container.security.privileged?.value, wanted.privileged);
        for (const { name: variable, value } of container.environment)
          if (value?.known && variable in (wanted.environment ?? {}))
            said.push([variable, value.value.trimEnd(), wanted.environment?.[variable]?.trimEnd()]);
        const names = new Set(container.environment.map((variable) => variable.name));
        said.push(["environment", Object.keys(wanted.environment ?? {}).filter((one) => !names.has(one)), []]);
        const ports = container.ports.map(({ value }) => value);
        if (ports.every(({ known }) => known)) said.push(["ports", ports.length > 0, (wanted.ports ?? []).length > 0]);
        const { build } = wanted;
        const own = builds.get(name);
        said.push(["build", own !== undefined, build !== undefined]);
        if (own && build) {
          const { args, unknownArgs, target } = own.invocation;
          // Paths above the directory are not those of the project that the file is from.
          const isInside = own.root !== undefined && !/^(?:\.\.|\/)/.test(own.root);
          const context = build.context.startsWith("/project") ? normalizePath(build.context) : undefined;
          if (isInside && context) said.push(["context", normalizePath(`/project/${own.root}`), context]);
          if (isInside && own.path !== undefined && context)
            said.push(["file", normalizePath(`/project/${own.path}`), normalizePath(`${context}/${build.dockerfile}`)]);
          if (target !== undefined) said.push(["target", target, build.target?.toLowerCase()]);
          for (const [arg, value] of args) said.push([arg, value, build.args?.[arg]]);
          const given = Object.keys(build.args ?? {}).filter((one) => !args.has(one) && !unknownArgs?.has(one));
          said.push(["args", given, []]);
        }
        for (const [what, ours, theirs] of said)
          expect([name, what, ours ?? undefined]).toEqual([name, what, theirs ?? undefined]);
      }
    },
  );
});
