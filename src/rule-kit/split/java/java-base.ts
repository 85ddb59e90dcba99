import type { Stage } from "../../../kinds/dockerfile/model/types.ts";
import { basename } from "../../../syntax/posix-path.ts";

/** Tags of the build tools' images that stand on Temurin; older ones of Gradle stand on its predecessor. */
const onTemurin: ReadonlyMap<string, RegExp> = new Map([
  ["maven", /^[\d.]+-eclipse-temurin-(\d+)((?:-[a-z]+[\d.]*)?)$/],
  ["gradle", /^(?:[89]|\d\d)[\d.]*-jdk-?(\d+)((?:-[a-z]+[\d.]*)?)$/],
]);
/** Temurin's own: "21", "21-jdk", "17.0.15_6-jdk-jammy". */
const temurin = /^(\d[\w.]*)(?:-jdk)?((?:-(?!jdk|jre)[a-z]+[\d.]*)*)$/;

/** The runtime of the kit that a stage has: of the same vendor, release and system. Undefined where there is none. */
export function runtimeImage({ base }: Stage): string | undefined {
  const reference = base.kind === "image" && base.image.reference.known ? base.image.reference.value : undefined;
  if (!reference || reference.digest !== undefined) return undefined;
  const { name, text, tag = "" } = reference;
  const short = basename(name);
  if (short === "eclipse-temurin") {
    const [, release, system = ""] = temurin.exec(tag) ?? [];
    return release === undefined ? undefined : `${text.slice(0, text.length - tag.length)}${release}-jre${system}`;
  }
  const [, release, system = ""] = onTemurin.get(short)?.exec(tag) ?? [];
  return release === undefined ? undefined : `eclipse-temurin:${release}-jre${system}`;
}
