import { kitSource } from "../../../knowledge/java-build.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { javaNeedsOf } from "../../java/java-needs.ts";
import { readJavaSources } from "../../java/java-project.ts";
import { systemNeed } from "../interpreted/system-need.ts";
import { keptFiles, rootsAnyway } from "../native/kept-files.ts";
import type { NativeProgram } from "../native/native-program.ts";
import { shipNative } from "../native/ship-native.ts";
import type { Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { runtimeImage } from "./java-base.ts";
import { javaProductOf } from "./product.ts";

/** A jar that Maven or Gradle builds, on the runtime of the kit that built it. */
export function shipJava(site: Site): Fact<Shipment> {
  const { stage, model } = site;
  const image = runtimeImage(stage);
  if (image === undefined) return unknownFact("it is not known which image has only the runtime");
  const product = javaProductOf(site);
  if (!product.known) return product;
  const { project, path, isRelative, root, projectAt } = product.value;
  const sources = readJavaSources(site.context, root);
  if (!sources.known) return sources;
  if (sources.value.some(({ code }) => kitSource.test(code))) return unknownFact("the program uses the compiler");
  const needs = javaNeedsOf(sources.value);
  if (needs.starts !== undefined) return unknownFact(`the program starts other programs (${needs.starts})`);
  const checker =
    stage.end.healthcheck &&
    model.commands(stage.end.healthcheck).find(({ program }) => program !== "java" && program !== "exit");
  if (checker) return unknownFact(`HEALTHCHECK runs ${checker.name.text}`);
  const missing = systemNeed(site);
  if (missing !== undefined) return unknownFact(missing);
  const program: NativeProgram = { path, root, sourceAt: projectAt, foreign: project.foreign, isSource: sourceOfJava };
  const kept = keptFiles({ ...site, program, needs });
  if (!kept.known) return kept;
  // No names of files are told from its source, so that nothing else about them can be missing.
  const { [rootsAnyway]: directory = true } = kept.value.requires;
  const system = kept.value.accounts ? ["/etc/passwd", "/etc/group"] : [];
  return known(
    shipNative(
      site,
      {
        program,
        needs,
        start: { program: path, isRelative, withoutShell: [] },
        kept: { ...kept.value, requires: { [rootsAnyway]: directory } },
        base: { image, system, temporary: false, user: "root" },
        others: "reads other files or starts programs",
      },
      { edits: [], also: [] },
    ),
  );
}

const sourceOfJava =
  /\.(?:java|kt|kts|gradle|class)$|^(?:src|target|build|out|gradle|gradlew|gradlew\.bat|mvnw|mvnw\.cmd|\.mvn|pom\.xml|gradle\.properties)$/i;
