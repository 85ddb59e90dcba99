import type { CommandTable } from "../types.ts";
import { apkTables } from "./apk.ts";
import { aptTables } from "./apt.ts";
import { archiveTables } from "./archives.ts";
import { buildToolTables } from "./build-tools.ts";
import { clientTables } from "./clients.ts";
import { condaTables } from "./conda.ts";
import { coreutilTables } from "./coreutils.ts";
import { dotnetTables } from "./dotnet.ts";
import { downloadTables } from "./downloads.ts";
import { goTables } from "./go.ts";
import { javaTables } from "./java.ts";
import { nodeTables } from "./node.ts";
import { phpTables } from "./php.ts";
import { pythonTables } from "./python.ts";
import { rpmTables } from "./rpm.ts";
import { rubyTables } from "./ruby.ts";
import { runnerTables } from "./runners.ts";
import { rustTables } from "./rust.ts";
import { shellTables } from "./shells.ts";
import { systemTables } from "./system.ts";
import { userTables } from "./users.ts";
import { uvTables } from "./uv.ts";
import { verificationTables } from "./verification.ts";
import { versionControlTables } from "./version-control.ts";
import { wrapperTables } from "./wrappers.ts";
import { yarnPnpmBunTables } from "./yarn-pnpm-bun.ts";

/** Every table; where two name the same program, the first counts. */
export const commandTables: readonly CommandTable[] = [
  ...aptTables,
  ...apkTables,
  ...rpmTables,
  ...pythonTables,
  ...condaTables,
  ...uvTables,
  ...nodeTables,
  ...yarnPnpmBunTables,
  ...rubyTables,
  ...phpTables,
  ...goTables,
  ...rustTables,
  ...javaTables,
  ...dotnetTables,
  ...wrapperTables,
  ...runnerTables,
  ...shellTables,
  ...coreutilTables,
  ...downloadTables,
  ...versionControlTables,
  ...verificationTables,
  ...archiveTables,
  ...userTables,
  ...buildToolTables,
  ...systemTables,
  ...clientTables,
];
