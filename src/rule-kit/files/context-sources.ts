import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Run, Word } from "../../kinds/dockerfile/nodes.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import { perPart } from "../model/per-model.ts";

/** A source of COPY or ADD that is read from the build context. */
export interface ContextSource {
  readonly word: Word;
  /** Normalised, relative to the context; "." for all of it. May hold wildcards. */
  readonly path: string;
}

/**
 * The sources that an instruction takes from the build context. Those left out whose name is not known, URLs,
 * heredocs, and all of a copy from a stage or image.
 */
export const contextSources = perPart((instruction: Copy | Add, model): readonly ContextSource[] => {
  if (instruction.from) return [];
  const heredocs = new Set(instruction.heredocs.map(({ wordSpan }) => wordSpan.start));
  return instruction.sources.flatMap((word) => {
    if (heredocs.has(word.span.start)) return [];
    const path = contextPath(word, instruction, model);
    return path === undefined ? [] : { word, path };
  });
});

/** The sources of a RUN's bind mounts that lie in the build context: mounts are of that type unless they say another. */
export function mountedSources(run: Run, model: DockerfileModel): readonly ContextSource[] {
  return run.mounts.flatMap(({ mountType, source: word, from }) => {
    if (!word || from || mountType !== "bind") return [];
    const value = model.resolve(word, run);
    return value.known ? { word, path: normalizePath(`/${value.value}`).slice(1) || "." } : [];
  });
}

/** The path of a source that is no heredoc, as above. */
export function contextPath(word: Word, instruction: Copy | Add, model: DockerfileModel): string | undefined {
  if (instruction.from) return undefined;
  const value = model.resolve(word, instruction);
  if (!value.known || /^(?:[a-z][a-z\d+.-]*:\/\/|git@)/i.test(value.value)) return undefined;
  return normalizePath(`/${value.value}`).slice(1) || ".";
}
