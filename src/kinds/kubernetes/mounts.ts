import type { Mount } from "../../nodes/mount.ts";
import type { Place } from "../../nodes/place.ts";
import { known, unknownFact } from "../../syntax/fact.ts";
import { entryOf, get, itemsOf, scalarAt, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { booleanSetting, textSetting } from "./reading.ts";

type Volume = Pick<Mount, "mountType" | "source" | "sourceSpan" | "sourceType">;

/** What a container mounts of its pod's volumes. */
export function mountsOf(container: YamlNode, spec: YamlNode, place: Place): readonly Mount[] {
  const volumes = volumesOf(get(spec, "volumes"));
  return itemsOf(get(container, "volumeMounts")).flatMap((item) => {
    const name = scalarAt(item, "name")?.value;
    const target = textSetting(entryOf(item, "mountPath"))?.value;
    const readOnly = booleanSetting(entryOf(item, "readOnly"))?.value ?? known(false);
    const volume = (name !== undefined && volumes.get(name)) || elsewhere;
    return name === undefined ? [] : { type: "Mount", span: item.span, place, target, readOnly, ...volume };
  });
}

/** Claims of a StatefulSet are volumes too, and so may be what a patch leaves out. */
const elsewhere: Volume = { mountType: unknownFact("the volume is not described here"), source: undefined };

const described = new WeakMap<YamlNode, ReadonlyMap<string, Volume>>();

/** By name; read once, however many containers ask. */
function volumesOf(list: YamlNode | undefined): ReadonlyMap<string, Volume> {
  let volumes = list && described.get(list);
  if (!volumes) {
    volumes = new Map(
      itemsOf(list).flatMap((item) => {
        const name = scalarAt(item, "name")?.value;
        return name === undefined ? [] : [[name, volumeOf(item)]];
      }),
    );
    if (list) described.set(list, volumes);
  }
  return volumes;
}

function volumeOf(item: YamlNode): Volume {
  const hostPath = get(item, "hostPath");
  const path = textSetting(entryOf(hostPath, "path"));
  if (path) {
    const sourceType = scalarAt(hostPath, "type")?.value;
    return { mountType: known("bind"), source: path.value, sourceSpan: path.valueSpan, sourceType };
  }
  const emptyDir = entryOf(item, "emptyDir");
  if (emptyDir) {
    const isMemory = scalarAt(emptyDir.value, "medium")?.value === "Memory";
    return { mountType: known(isMemory ? "tmpfs" : "volume"), source: undefined };
  }
  const kept = (key: string, field: string) => textSetting(entryOf(get(item, key), field))?.value;
  if (entryOf(item, "secret")) return { mountType: known("secret"), source: kept("secret", "secretName") };
  if (entryOf(item, "configMap")) return { mountType: known("config"), source: kept("configMap", "name") };
  return { mountType: known("volume"), source: kept("persistentVolumeClaim", "claimName") };
}
