import type { ProjectConfig } from "../config/project.ts";
import type { Repository } from "../io/repository.ts";
import type { Checker } from "../shellcheck/checker.ts";
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
  /** Undefined where scripts are not given to ShellCheck. */
  readonly checker?: Checker | undefined;
}
