import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import { knownValue } from "../../syntax/fact.ts";
import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import type { Place } from "./brought-places.ts";

/** What a RUN mounts from the build context. */
export function mountedFor(run: Run, model: DockerfileModel): readonly Place[] {
  return run.mounts.flatMap((mount) => {
    const target = mount.target && knownValue(model.resolve(mount.target, run));
    if (mount.mountType !== "bind" || mount.from || target === undefined) return [];
    const source = mount.source ? knownValue(model.resolve(mount.source, run)) : "";
    if (source === undefined) return [];
    const at = resolvePath(target, knownValue(model.before(run).workdir));
    const path = normalizePath(`/${source}`).slice(1) || ".";
    return [{ target: at, source: path, isDirectory: true }];
  });
}
