/** What a configuration says of a program that is asked about scripts. */
export interface ProgramSettings {
  /** Undefined: it is asked where it is found. */
  readonly enable: boolean | undefined;
  /** The program that it names. */
  readonly named: NamedProgram | undefined;
  /** Why nothing that the linted repository brings may run; undefined: where it is the user's, it may. */
  readonly codeRefusal: string | undefined;
}

export interface NamedProgram {
  /** Absolute. */
  readonly file: string;
  /** Why it is not run; undefined: it is. */
  readonly refusal: string | undefined;
}
