import { gradleDependency, packingGradle, packingPlugins } from "../../knowledge/java-build.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { readPom } from "../../syntax/java/pom.ts";
import { type JavaSource, readJavaSource } from "../../syntax/java/source.ts";
import { normalizePath } from "../../syntax/posix-path.ts";

/** A project that Maven or Gradle builds into one jar that runs by itself. */
export interface JavaProject {
  /** Where the jar is written to, from the project's directory. */
  readonly output: string;
  /** Its name, where the build files tell it. */
  readonly name: string | undefined;
  /** Libraries of others, as far as they are named. */
  readonly foreign: readonly string[];
}

/** Reads the build files in a directory of the context. */
export function readJavaProject(context: BuildContext, root: string, tool: "maven" | "gradle"): Fact<JavaProject> {
  return tool === "maven" ? mavenProject(context, root) : gradleProject(context, root);
}

function mavenProject(context: BuildContext, root: string): Fact<JavaProject> {
  const text = context.read(within(root, "pom.xml"));
  if (text === undefined) return unknownFact("no pom.xml is found for the program");
  const pom = readPom(text);
  if (!pom) return unknownFact("pom.xml cannot be read");
  if (pom.hasModules) return unknownFact("the project has modules");
  const { packaging, finalName, dependencies, plugins } = pom;
  if (packaging !== "jar") return unknownFact(`the project is packed as ${packaging}`);
  if (dependencies.length > 0 && !plugins.some((name) => packingPlugins.has(name))) {
    return unknownFact("it is not known that the jar has its libraries in it");
  }
  const name = finalName === undefined ? undefined : `${finalName}.jar`;
  return known({ output: "target", name, foreign: dependencies });
}

function gradleProject(context: BuildContext, root: string): Fact<JavaProject> {
  const read = (name: string) => context.read(within(root, name)) ?? context.read(within(root, `${name}.kts`));
  const text = read("build.gradle");
  if (text === undefined) return unknownFact("no build.gradle is found for the program");
  if (/^[ \t]*include\b/m.test(read("settings.gradle") ?? "")) return unknownFact("the project has modules");
  const dependency = gradleDependency.exec(text);
  if (dependency && !packingGradle.test(text)) {
    return unknownFact("it is not known that the jar has its libraries in it");
  }
  return known({ output: "build/libs", name: undefined, foreign: dependency ? [dependency[1] ?? "a library"] : [] });
}

/** More files are not read: the answer is not worth the wait. */
const mostFiles = 2_000;
/** In characters, of all files. */
const mostText = 16 * 1024 * 1024;

/** The source of a project's program, without its tests. */
export function readJavaSources(context: BuildContext, root: string): Fact<readonly JavaSource[]> {
  const queue = [within(root, "src/main")];
  const sources: JavaSource[] = [];
  let length = 0;
  for (const directory of queue) {
    const entries = context.list(directory);
    if (!entries) return unknownFact("the program's source is not in the build context");
    for (const { name, sort } of entries) {
      const path = within(directory, name);
      if (sort === "directory") queue.push(path);
      else if (/\.(?:java|kt)$/.test(name)) {
        const text = context.read(path);
        if (text === undefined) return unknownFact(`${path} cannot be read`);
        length += text.length;
        if (sources.length >= mostFiles || length > mostText) return unknownFact("the program's source is too large");
        sources.push(readJavaSource(text));
      }
    }
    if (queue.length > mostFiles) return unknownFact("the program's source is too large");
  }
  return known(sources);
}

function within(directory: string, path: string): string {
  return normalizePath(`${directory}/${path}`);
}
