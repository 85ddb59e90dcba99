import type { Stage } from "../../../kinds/dockerfile/model/types.ts";
import { basename } from "../../../syntax/posix-path.ts";

/** Tags of the build tools' images that stand on Temurin: "3.9-eclipse-temurin-21-alpine", "8.10-jdk21-jammy". */
const onTemurin = /^[\d.]+-(?:eclipse-temurin-|jdk-?)(\d+)((?:-[a-z]+[\d.]*)?)$/;
/** Temurin's own: "21", "21-jdk", "17.0.15_6-jdk-jammy". */
const temurin = /^(\d[\w.]*)(?:-jdk)?((?:-(?!jdk|jre)[a-z]+[\d.]*)*)$/;

/** The runtime of the kit that a stage has: of the same vendor, release and system. Undefined where there is none. */
export function runtimeImage({ base }: Stage): string | undefined {
  const reference = base.kind === "image" && base.image.reference.known ? base.image.reference.value : undefined;
  if (!reference || reference.digest !== undefined) return undefined;
  const { name, text, tag = "" } = reference;
  const short = basename(name);
  const [, release, system = ""] = (short === "eclipse-temurin" ? temurin : onTemurin).exec(tag) ?? [];
  if (release === undefined) return undefined;
  if (short === "eclipse-temurin") return `${text.slice(0, text.length - tag.length)}${release}-jre${system}`;
  return short === "maven" || short === "gradle" ? `eclipse-temurin:${release}-jre${system}` : undefined;
}
