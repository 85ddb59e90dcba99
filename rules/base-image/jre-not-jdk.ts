import {
  type Command,
  type DockerfileModel,
  defineRule,
  type ProjectView,
  type ProposedFix,
  type RelatedPlace,
  replace,
  type Span,
  type Stage,
} from "../../src/author.ts";
import { chainSteps, type RunStep, shipJava, splitStage } from "../../src/kit.ts";
import { isJavaKit } from "../../src/knowledge/base-images/java.ts";
import { javaDeveloperTools } from "../../src/knowledge/programs/build-tools.ts";

export default defineRule({
  id: "jre-not-jdk",
  summary: "The final image of a Java program is based on a JRE, not on a JDK",
  why: "The compiler and tools of a JDK add a hundred megabytes or more that a running program never uses.",
  topic: "base-image",
  category: "size",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  cis: ["4.3"],
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Short names of images that may be used although they contain a JDK.",
    },
  },
  messages: { jdk: "{image} is a JDK, but this image only runs java: a JRE is enough" },
  examples: [
    {
      bad: 'FROM eclipse-temurin:«21-jdk»\nCOPY app.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]',
      fixedUnsafe: 'FROM eclipse-temurin:21-jre\nCOPY app.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]',
    },
    { good: 'FROM eclipse-temurin:21-jre-alpine\nCOPY app.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]' },
    {
      title: "A custom runtime made with jlink",
      good: 'FROM eclipse-temurin:21-jdk AS build\nRUN jlink --add-modules java.base --output /jre\nFROM debian:12\nCOPY --from=build /jre /jre\nCMD ["/jre/bin/java", "-jar", "/app.jar"]',
    },
  ],
  on: {
    Stage(stage, { model, options, project }) {
      if (!stage.target || stage.root?.toolchain !== "jdk" || !stage.root.sdk || !runsJava(stage, model)) return;
      const { base } = stage.chain[0] ?? stage;
      if (base.kind !== "image" || !base.image.reference.known || !base.image.word) return;
      const { name, text, tag, tagSpan, digest } = base.image.reference.value;
      if (options.allow.includes(name) || !isKit(name, tag ?? "")) return;
      const { word } = base.image;
      const written = tagSpan && word.text === text && word.span.end - word.span.start === word.text.length;
      const at = written ? { start: word.span.start + tagSpan.start, end: word.span.start + tagSpan.end } : word.span;
      const data = { image: text };
      const build = chainSteps(stage, model).find(({ command }) => needsKit(command));
      if (build) return { at, message: "jdk", data, ...divided(stage, build, model, project) };
      const fixes = written && digest === undefined ? fix(name, tag ?? "", at) : undefined;
      return { at, message: "jdk", data, fixes };
    },
  },
});

/** Images of Java itself and of its build tools; others (Clojure, Jenkins) need the kit for what they are. */
function isKit(name: string, tag: string): boolean {
  return /\bjdk/.test(tag) || isJavaKit(name);
}

/** Starts java, and no start command or health check asks for a tool of the kit. */
function runsJava(stage: Stage, model: DockerfileModel): boolean {
  const { entrypoint, cmd, healthcheck } = stage.end;
  const start = entrypoint ?? cmd;
  if (!start || model.commands(start)[0]?.program !== "java") return false;
  return ![start, healthcheck].some(
    (one) => one && model.commands(one).some(({ program }) => javaDeveloperTools.has(program ?? "")),
  );
}

function needsKit({ program = "" }: Command): boolean {
  return javaDeveloperTools.has(program) || program === "jlink";
}

/** Who builds here needs the kit until the build has its own stage. */
function divided(stage: Stage, build: RunStep, model: DockerfileModel, project: ProjectView) {
  const split = splitStage(stage, shipJava, model, project);
  const related: RelatedPlace[] = [{ at: build.command, message: "The program is built here" }];
  const start = stage.end.entrypoint ?? stage.end.cmd ?? stage.from;
  if (!split.known) related.push({ at: start, message: `No fix is offered, since ${split.reason}` });
  return { related, fixes: split.known ? split.value : undefined };
}

/** Temurin has a runtime for each kit since Java 8. */
function fix(name: string, tag: string, span: Span): ProposedFix | undefined {
  if (!name.endsWith("eclipse-temurin") || !tag.includes("jdk")) return undefined;
  const runtime = tag.replace("jdk", "jre");
  return { title: `Use the tag ${runtime}`, safe: false, effect: "base", edits: replace(span, runtime) };
}
