import type { Command } from "../../../nodes/command.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { basename, dirname, normalizePath, resolvePath } from "../../../syntax/posix-path.ts";
import { option } from "../../../syntax/shell/script.ts";
import { type RunStep, runSteps } from "../../commands/run-steps.ts";
import { contextPathOf } from "../../files/brought-places.ts";
import { copiesWithin, pathOfMade } from "../../files/file-flow.ts";
import { mountedFor } from "../../files/mounted-places.ts";
import { type JavaProject, readJavaProject } from "../../java/java-project.ts";
import type { Site } from "../site.ts";

/** The one jar that a stage builds and starts. */
export interface JavaProduct {
  readonly project: JavaProject;
  /** Where the jar lies that is started, and whether it is told by a path from the working directory. */
  readonly path: string;
  readonly isRelative: boolean;
  /** Directory of the project in the context, and in the stage. */
  readonly root: string;
  readonly projectAt: string;
}

/** Finds it, or says what is not known of it. */
export function javaProductOf(site: Site): Fact<JavaProduct> {
  const { stage, model, context, brought } = site;
  const builds = runSteps(stage, model).filter(({ command }) => toolOf(command) !== undefined && packs(command));
  const [build, ...others] = builds;
  const tool = build && toolOf(build.command);
  if (!build || !tool) return unknownFact("no build writes the program");
  if (others.length > 0) return unknownFact("several programs are built");
  if (build.command.flow.conditional || build.command.flow.background) return unknownFact("the build may not run");
  const jar = startedJar(site);
  if (!jar.known) return jar;
  const projectAt = build.directory;
  if (projectAt === undefined || option(build.command, "file", "project-dir", "projects", "build-file")) {
    return unknownFact("it is not known which project is built");
  }
  const places = [...mountedFor(build.run, model), ...brought];
  const file = contextPathOf(`${projectAt}/${tool === "maven" ? "pom.xml" : "settings.gradle"}`, places, context);
  const source = contextPathOf(`${projectAt}/src`, places, context);
  if (source === undefined || file === undefined || basename(source) !== "src") {
    return unknownFact("the program's source does not come from the build context");
  }
  const root = dirname(source);
  if (dirname(file) !== root)
    return unknownFact("the project is laid out differently in the image than in the build context");
  const project = readJavaProject(context, root, tool);
  if (!project.known) return project;
  if (!isWritten(jar.value, build, projectAt, project.value, site)) {
    return unknownFact("the jar that starts is not what the build writes");
  }
  if (model.mounted(build.run, jar.value)) {
    return unknownFact(`${jar.value} is on a mount, which the stage does not keep`);
  }
  return known({
    project: project.value,
    path: jar.value,
    isRelative: !jarWord(site)?.startsWith("/"),
    root,
    projectAt,
  });
}

function toolOf({ program }: Command): "maven" | "gradle" | undefined {
  if (program === "mvn" || program === "mvnw") return "maven";
  return program === "gradle" || program === "gradlew" ? "gradle" : undefined;
}

/** Makes a jar, and does not only fetch or test. */
function packs({ operands }: Command): boolean {
  return operands.some(({ value }) =>
    /^:?(?:package|install|verify|build|assemble|bootJar|shadowJar|jar)$/.test(value ?? ""),
  );
}

function jarWord({ stage, model }: Site): string | undefined {
  const { entrypoint, cmd } = stage.end;
  const words = [entrypoint, cmd].flatMap((one) => (one ? model.commands(one) : []));
  return words.flatMap((command) => option(command, "jar")?.value?.value ?? [])[0];
}

/** The jar that java is given. */
function startedJar(site: Site): Fact<string> {
  const { stage, model } = site;
  const { entrypoint, cmd, workdir } = stage.end;
  if (entrypoint && cmd) return unknownFact("ENTRYPOINT and CMD start the program together");
  const starter = entrypoint ?? cmd;
  const [command, ...more] = starter ? model.commands(starter) : [];
  if (command?.program !== "java" || more.length > 0) return unknownFact("what starts the program is not known");
  const loading = command.arguments.find(({ word }) =>
    /^-(?:javaagent|agentpath|agentlib|cp|classpath)\b|^--(?:class|module)-path/.test(word.text),
  );
  if (loading) return unknownFact(`it is started with ${loading.word.text.replace(/[:=].*/s, "")}`);
  const word = jarWord(site);
  if (word === undefined || !workdir.known) return unknownFact("it is not known which jar starts");
  return known(resolvePath(word, workdir.value));
}

/** Whether a jar is the one that a build leaves, where it is left or where a command puts it. */
function isWritten(path: string, build: RunStep, projectAt: string, project: JavaProject, { model }: Site): boolean {
  const directory = normalizePath(`${projectAt}/${project.output}`);
  if (project.name === undefined) return dirname(path) === directory && path.endsWith(".jar");
  const places = copiesWithin(build, { directory, name: project.name }, model);
  return places.some((file) => pathOfMade(file) === path);
}
