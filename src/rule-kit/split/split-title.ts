import type { Stage } from "../../kinds/dockerfile/model/types.ts";
import { rootName } from "../stages/stage-names.ts";
import type { Shipment } from "./shipment.ts";

const mostNames = 6;

/** All that changes, in words. */
export function titleOf({ name, base, files, lost, also, withoutShell }: Shipment, stage: Stage): string {
  const paths = files.flatMap(({ path }) => (path === name ? [] : [path]));
  const along = [...base.system, ...paths, ...(base.temporary ? ["/tmp"] : [])];
  const rest = base.image === rootName(stage) ? [] : [`anything else of ${rootName(stage)}`];
  return [
    `Build in a stage of its own and ship ${name}`,
    along.length > 0 ? ` with ${joined(listed(along))}` : "",
    ` on ${base.image}, without ${joined([...lost, ...rest])}`,
    base.user === "nonroot" && !stage.end.userSetBy ? ", as user nonroot" : "",
    ...also.map((one) => `, ${one}`),
    withoutShell.length > 0 ? `, ${joined(withoutShell)} as an array` : "",
  ].join("");
}

/** The first few of them, and how many more there are. */
export function listed(names: readonly string[]): readonly string[] {
  return names.length > mostNames ? [...names.slice(0, mostNames), `${names.length - mostNames} more`] : names;
}

/** "a, b and c". */
export function joined(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
