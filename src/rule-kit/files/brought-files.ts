import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy } from "../../kinds/dockerfile/nodes.ts";
import { tarArchive } from "../../knowledge/file-names.ts";
import { knownValue } from "../../syntax/fact.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import { type Edit, insert } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import { installedIn } from "../packages/installed-packages.ts";
import { isFile } from "../programs/native-builds.ts";

/** Tells by where a copy takes from and where it puts that, without variables, whether it brings what is looked for. */
type IsBrought = (source: string, target: string) => boolean;

/**
 * Whether something puts certain files into a stage: "yes" where a copy does, "unknown" where they may be in a tree, an
 * archive or behind a variable, or where a RUN may make them.
 */
export function treeMayBring(stage: Stage, isBrought: IsBrought, model: DockerfileModel): "yes" | "no" | "unknown" {
  let result: "no" | "unknown" = "no";
  for (const instruction of stage.chain.flatMap(({ instructions }) => instructions)) {
    if (instruction.type === "Run" && stage.fromScratch) result = "unknown";
    if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
    const sources = instruction.sources.map((word) => knownValue(model.resolve(word, instruction)));
    const target = targetOf(instruction, model);
    if (target !== undefined && sources.some((source) => source !== undefined && isBrought(source, target)))
      return "yes";
    if (target === undefined || sources.includes(undefined)) result = "unknown";
    else if (instruction.type === "Add" && sources.some((value) => tarArchive.test(value ?? ""))) result = "unknown";
    else if (spreads(instruction, target, model)) result = "unknown";
  }
  return result;
}

/** Where a copy puts what it takes, as an absolute path. */
export function targetOf(copy: Copy | Add, model: DockerfileModel): string | undefined {
  const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
  return destination === undefined ? undefined : resolvePath(destination, knownValue(model.before(copy).workdir));
}

/** Whether a copy may fill directories of the system: a tree or an archive over the root, or one of /etc or /usr. */
function spreads(copy: Copy | Add, target: string, model: DockerfileModel): boolean {
  if (/^\/(etc|usr|usr\/share|etc\/ssl|etc\/pki)$/.test(target)) return true;
  return target === "/" && !copy.sources.every((source) => isFile(copy, source, model));
}

/**
 * Inserts a COPY of something before the first that takes files from a stage which has it for certain; undefined where
 * there is no such stage.
 */
export function insertCopyFrom(
  stage: Stage,
  source: string,
  destination: string,
  what: "tzdata" | "ca-certificates",
  model: DockerfileModel,
): Edit | undefined {
  const fact = what === "tzdata" ? "tzdata" : "caCertificates";
  const transfer = stage.transfers.find(
    ({ from, mount }) =>
      !mount &&
      from.kind === "stage" &&
      // Elsewhere the files have other names.
      (from.stage.root?.packageManager === "apt" || from.stage.root?.packageManager === "apk") &&
      (from.stage.root?.[fact] === true || installedIn(from.stage, model).packages.some(({ name }) => name === what)),
  );
  if (transfer?.instruction.type !== "Copy") return undefined;
  const { instruction, word } = transfer;
  const { text } = model.document.source;
  const newline = newlineOf(text);
  const line = `${instruction.keyword.text} --from=${word.text} ${source} ${destination}${newline}`;
  return insert(instruction.span.start, line);
}
