import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Add, Copy, Word } from "../../kinds/dockerfile/nodes.ts";
import type { ProjectView } from "../../rule.ts";
import type { FileSort } from "../../text/file-sort.ts";
import { contextPath } from "./context-sources.ts";

/** What a source of COPY or ADD is in the build context; undefined where that is not seen, or there are several. */
export function sortOfSource(
  source: Word,
  copy: Copy | Add,
  model: DockerfileModel,
  project: ProjectView,
): FileSort | undefined {
  if (source.text.startsWith("<<")) return undefined;
  const path = contextPath(source, copy, model);
  if (path === undefined || /[*?[]/.test(path)) return undefined;
  return project.context(model.document)?.look(path);
}
