import { basename, dirname, normalizePath } from "../../syntax/posix-path.ts";
import { askedBuild, here } from "../asked-build.ts";
import type { AskedBuild } from "../kind.ts";
import type { GoreleaserDocument } from "./nodes.ts";

/**
 * The images of a release. Their context is a directory that goreleaser makes, with the programs and the extra files in
 * it and nothing else; the Dockerfile is found where goreleaser runs.
 */
export function buildsOf({ images, source }: GoreleaserDocument): readonly AskedBuild[] {
  const own = normalizePath(dirname(source.path));
  const directory = basename(own) === ".config" ? normalizePath(dirname(own)) : own;
  return images.flatMap((node) => {
    const { owner: by } = node.place;
    if (!by) return [];
    const asked = askedBuild({ ...node, context: here }, { by, source, directory, dockerfileIn: "directory" });
    return [{ ...asked, node, root: undefined }];
  });
}
