import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { PackageManager } from "../../knowledge/package-manager.ts";
import type { Layout } from "../../syntax/shell/edit.ts";
import { type Edit, insert } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";

/** Gives a RUN cache mounts, several on lines of their own, in the style of the file. */
export function addCacheMounts(
  cacheMounts: PackageManager["cacheMounts"],
  run: Run,
  { source, escape: continuation = "\\" }: Layout,
): Edit {
  const newline = newlineOf(source);
  const mounts = cacheMounts.map(
    ({ target, sharing }) => `--mount=type=cache,target=${target}${sharing ? `,sharing=${sharing}` : ""}`,
  );
  const several = ` ${continuation}${newline}    `;
  const end = run.keyword.span.end;
  const breaks = source.slice(end).trimStart().startsWith(continuation);
  const before = breaks || mounts.length === 1 ? "" : ` ${continuation}${newline}   `;
  const text = ` ${mounts.join(several)}${before}`;
  return insert(end, text);
}
