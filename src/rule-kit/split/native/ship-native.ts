import type { Holds } from "../../../report.ts";
import { installedIn } from "../../packages/installed-packages.ts";
import type { ProgramNeeds } from "../../programs/program-needs.ts";
import type { FinalBase, Shipment } from "../shipment.ts";
import type { Site } from "../site.ts";
import { listed } from "../split-title.ts";
import type { KeptFiles } from "./kept-files.ts";
import type { NativeProgram } from "./native-program.ts";
import type { Start } from "./start.ts";

/** What is known of a program that the kernel runs. */
export interface NativePlan {
  readonly program: NativeProgram;
  readonly needs: ProgramNeeds;
  readonly start: Start;
  readonly kept: KeptFiles;
  readonly base: FinalBase;
  /** What code of others may do, of which nothing is known: "reads other files or starts programs". */
  readonly others: string;
}

/** The file that starts, and the files that it reads. */
export function shipNative(
  { stage, model }: Site,
  plan: NativePlan,
  changes: Pick<Shipment, "edits" | "also">,
): Shipment {
  const { program, start, kept, base } = plan;
  const packages = installedIn(stage, model).packages.map(({ name }) => name);
  return {
    name: start.program,
    base,
    files: kept.files,
    program: { from: program.path, to: start.program },
    needsWorkdir: looksInWorkdir(plan),
    withoutShell: start.withoutShell,
    keepsPath: false,
    commands: [],
    lost: [hasShell(base) ? "a toolchain" : "a shell", ...listed(packages)],
    requires: requirementsOf(plan),
    ...changes,
  };
}

function hasShell({ image }: FinalBase): boolean {
  return image !== "scratch" && !image.startsWith("gcr.io/distroless/");
}

function looksInWorkdir({ needs, start, program }: NativePlan): boolean {
  const names = [...needs.reads, ...needs.writes, ...needs.makes];
  return (
    start.isRelative ||
    needs.readsMore ||
    needs.writesMore ||
    program.foreign.length > 0 ||
    names.some((path) => !path.startsWith("/"))
  );
}

function requirementsOf({ needs, kept, program, others }: NativePlan): Readonly<Record<string, Holds>> {
  const [foreign] = program.foreign;
  return {
    "all of the program's code is known": foreign === undefined || { unless: `${foreign} ${others}` },
    "it names the files that it reads": !needs.readsMore || { unless: "it reads files that its source does not name" },
    "it names what it writes": !needs.writesMore ||
      needs.makesMore || { unless: "it writes to a directory of the base" },
    ...kept.requires,
  };
}
