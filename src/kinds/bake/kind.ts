import type { Kind, Visit } from "../kind.ts";
import type { BakeDocument } from "./nodes.ts";
import { filesBeside, namesBake, pathPattern } from "./path.ts";
import type { BakeReading } from "./project.ts";

type Loaded = typeof import("./bake.ts");

let loaded: Loaded | undefined;

/** Its parts are loaded where there is a Bake file, and by nobody else. */
function bake(): Loaded {
  if (!loaded) throw new Error("bakeKind.prepare() must be awaited before a Bake file is parsed");
  return loaded;
}

export const bakeKind: Kind<BakeDocument, BakeReading> = {
  name: "bake",
  files: {
    name: "docker-bake.hcl",
    noun: "Bake file",
    pattern: pathPattern,
    likely: ["*bake*.hcl", "*bake*.json"],
    globs: ["**/*docker-bake*.{hcl,json}", "**/*.bake.{hcl,json}"],
    languageIds: ["dockerbake"],
    fence: "hcl",
  },
  yields: ["BakeTarget", "Build", "EnvVar", "Problem"],
  async prepare() {
    loaded ??= await import("./bake.ts");
  },
  claims: namesBake,
  parse: (source) => bake().parseBake(source),
  model: (document, { files }) => bake().readingOf(document, files),
  walk,
  directives: (document) => bake().bakeDirectives(document),
  embedded: (document) => bake().inlineDockerfiles(document),
  identity: (document, span) => bake().identityOf(document, span),
  builds: (document, files) => bake().buildsOf(document, files),
  called: (call, files) => (call.tool === "bake" ? bake().calledBuilds(call, files) : []),
  companions: filesBeside,
  editor: {
    outline: (document) => bake().outlineOf(document),
    folds: (document) => ({ spans: bake().blockSpans(document), comments: document.comments }),
    directivePlaces: (document, offset) => bake().directivePlaces(document, offset),
  },
  why: { subject: (document, isThere) => bake().subjectAt(document, isThere), facts: () => [] },
};

/** In the order of the text. */
function walk({ problems }: BakeDocument, { targets, limits }: BakeReading): readonly Visit[] {
  const nodes = [...problems, ...limits, ...targets.flatMap((target) => [target, target.build, ...target.build.args])];
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}
