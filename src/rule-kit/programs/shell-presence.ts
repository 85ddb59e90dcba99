import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Instruction } from "../../kinds/dockerfile/nodes.ts";
import { shellFiles } from "../../knowledge/programs/shells.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { basename, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { perPart } from "../model/per-model.ts";
import { chainInstructions } from "../stages/lineage.ts";
import { isFile } from "./native-builds.ts";

/**
 * Whether a stage has no shell when it comes to an instruction, or when it is complete: neither its base image has
 * one, nor does anything that is copied bring one. Unknown where the base image is, or a tree or archive may hold a
 * shell.
 */
export function lacksShell(stage: Stage, model: DockerfileModel, until?: Instruction): Fact<boolean> {
  const { root } = stage;
  if (root?.shell === undefined) return unknownFact("it is not known whether the base image has a shell");
  // Windows has cmd, which is no POSIX shell, but its shell forms run.
  if (root.shell || root.libc === "windows") return known(false);
  const first = firstBringer(stage, model);
  if (!first || (until && first.at >= until.span.start)) return known(true);
  return first.found === "shell" ? known(false) : unknownFact("the copied files may include a shell");
}

/** What brings a shell first, or may: once for all that a stage runs. */
const firstBringer = perPart((stage: Stage, model) => {
  for (const instruction of chainInstructions(stage)) {
    const found = brings(instruction, model);
    if (found !== "other") return { found, at: instruction.span.start };
  }
  return undefined;
});

function brings(instruction: Instruction, model: DockerfileModel): "shell" | "unknown" | "other" {
  if (instruction.type === "Copy" || instruction.type === "Add") return copyBrings(instruction, model);
  // Something that needs no shell may still set one up: `RUN ["/busybox", "--install", "/bin"]`.
  return instruction.type === "Run" && instruction.command.form === "exec" ? "unknown" : "other";
}

/** Where programs are looked for, and the directories above. */
const places = /^(\/usr|\/usr\/local)?(\/s?bin)?$/;
/** Names that people give to a directory that is laid out like a root file system. */
const trees = /root|fs$|out|dist|build|stag|export|bundle|image|overlay|install|target|dest|layer|sys|^(usr|s?bin)$/i;

function copyBrings(copy: Copy | Add, model: DockerfileModel): "shell" | "unknown" | "other" {
  const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
  if (destination === undefined) return "unknown";
  const target = resolvePath(destination, knownValue(model.before(copy).workdir));
  if (shellFiles.has(basename(target))) return "shell";
  const spacious = target === "/" || places.test(target);
  for (const word of copy.sources) {
    const source = knownValue(model.resolve(word, copy));
    if (source === undefined) return "unknown";
    const path = copy.from ? normalizePath(`/${source}`) : source;
    if (shellFiles.has(basename(path))) return "shell";
    if (copy.type === "Add" && /\.(tar|tgz|tbz2?|txz|tzst|tar\.\w+|gz|xz|zst|bz2)$/i.test(source)) return "unknown";
    if (spacious && copy.from && !isFile(copy, word, model)) return "unknown";
    if (spacious && (/[*?]|(^|\/)\.?$/.test(source) || trees.test(basename(path)))) return "unknown";
  }
  return "other";
}
