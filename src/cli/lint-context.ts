import type { Checkers } from "../checkers/checkers.ts";
import type { ProjectConfig } from "../config/project.ts";
import type { Repository } from "../io/repository.ts";
import type { Engine } from "./command.ts";
import type { DiskAccess } from "./disk-access.ts";
import type { Io } from "./io.ts";

/** What a run has to do its work with. */
export interface LintContext {
  readonly io: Io;
  readonly engine: Engine;
  readonly config: ProjectConfig;
  readonly access: DiskAccess;
  /** The repository whose changes are asked for; undefined where none are. */
  readonly repository?: Repository | undefined;
  /** Undefined where scripts are given to no other program. */
  readonly checkers?: Checkers | undefined;
  /** Whether the run says more than it has to. */
  readonly verbose?: boolean | undefined;
}
