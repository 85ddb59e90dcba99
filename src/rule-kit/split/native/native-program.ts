/** A program that a stage builds from source of the build context and starts. */
export interface NativeProgram {
  /** Where the file lies that is started. */
  readonly path: string;
  /** The directory of its source in the context, and where that lies in the stage. */
  readonly root: string;
  readonly sourceAt: string;
  /** Code of others that it is made of, but for what reaches nothing: "github.com/lib/pq". */
  readonly foreign: readonly string[];
  /** Names of files of its language, which nothing reads when it runs. */
  readonly isSource: RegExp;
}
