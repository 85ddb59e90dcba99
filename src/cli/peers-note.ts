import { ConfigError } from "../config/error.ts";
import { withoutCounterpart } from "../config/peers/layer.ts";
import type { ProjectConfig } from "../config/project.ts";
import { several } from "../reporters/summary.ts";
import { type Io, tell } from "./io.ts";

/** Says in a line that configurations of other linters count, and in one each which cannot be used. */
export function tellPeers({ peers, lookup }: Pick<ProjectConfig, "peers" | "lookup">, { stderr }: Io): void {
  for (const line of new ConfigError(peers.problems).lines) tell(stderr, `plimsoll: ${line}; the file does not apply`);
  const { configs } = peers;
  if (configs.length === 0) return;
  const names = configs.map(({ name }) => name).join(", ");
  const lost = configs.reduce((sum, config) => sum + withoutCounterpart(config, lookup).length, 0);
  const remark = lost > 0 ? `; ${several(lost, "setting")} without a counterpart` : "";
  const what = "in place of a configuration of Plimsoll, which `plimsoll migrate` writes";
  tell(stderr, `plimsoll: using ${names} ${what}${remark}`);
}
