/** What a package manager is asked to do. */
export type PackageAction = "install" | "update" | "upgrade" | "remove" | "execute";

/** A way to call a program, matched against a command; every field that is given must hold. */
export interface CallPattern {
  /** Narrower than the manager's programs. */
  readonly programs?: readonly string[];
  /** Canonical subcommand, levels joined by a blank. */
  readonly subcommand?: string;
  /** Canonical option names that must all be given. */
  readonly options?: readonly string[];
  /** Canonical option names none of which may be given. */
  readonly without?: readonly string[];
  /** The first operand is one of these ("all" of `yum clean all`). */
  readonly operand?: readonly string[];
  /** Neither subcommand nor operand (`yarn` alone installs). */
  readonly bare?: true;
  /** For installs: the operands do not name packages (`npm ci`, `apt-get build-dep x`). */
  readonly unnamed?: true;
  /** Its operands are modules, each with a stream: `dnf module install nodejs:20`. */
  readonly modules?: true;
}

/** A behaviour that options or the environment turn on; any one of these is enough. */
export interface Switch {
  /** Canonical option names. */
  readonly options?: readonly string[];
  /** An option that must be given that many times, or with that number as its value (`apt-get -qq`, `-q=2`). */
  readonly repeated?: { readonly option: string; readonly times: number };
  /** An option whose value is `key=value` (`-o APT::Get::Assume-Yes=true`, `--setopt=install_weak_deps=False`); keys and values in lower case. */
  readonly settings?: { readonly option: string; readonly key: string; readonly values: readonly string[] };
  /** Options that turn it on when given with one of these values (`--install-recommends=false`), in lower case. */
  readonly valued?: { readonly option: string; readonly values: readonly string[] };
  /** Environment variables, with the values (in lower case) that turn it on; any value but the empty one when none are given. */
  readonly environment?: readonly { readonly name: string; readonly values?: readonly string[] }[];
  /** Words of the manager's configuration files that turn it on, in lower case: "assumeyes". */
  readonly configuration?: readonly string[];
}

/** Something that a manager leaves on disk: "lists" are indexes of what could be installed, "cache" is downloads and builds. */
export interface Store {
  readonly what: "lists" | "cache";
  /**
   * Directories that hold it, `~` being the home of the user that runs the manager. With several, which one is used
   * depends on release or user, and seeing to one of them is taken for seeing to all.
   */
  readonly paths: readonly string[];
  /** Globs whose removal is good enough, beyond the paths, their contents and the directories above them. */
  readonly patterns?: readonly string[];
  readonly writtenBy: readonly PackageAction[];
  /** How to have none in the first place. */
  readonly off?: Switch;
  /** Environment variables that put it elsewhere. */
  readonly movedBy?: readonly string[];
  /** Options (canonical names) whose value puts it elsewhere. */
  readonly movedByOptions?: readonly string[];
  /** Why nothing stays behind in the usual images, where that is so. */
  readonly selfCleaning?: string;
}

/** A way to clean up, and what it empties. */
export interface Cleaning {
  readonly by: CallPattern;
  readonly cleans: readonly Store["what"][];
}

/** How a fix cures what a manager leaves behind: words to add to the command, or a command to add after it. */
export interface Remedy {
  readonly option?: string;
  readonly command?: string;
}

/** How a manager's operands name packages and versions. */
export type SpecSyntax =
  | "debian"
  | "alpine"
  | "rpm"
  | "zypper"
  | "pacman"
  | "python"
  | "conda"
  | "npm"
  | "gem"
  | "composer"
  | "pecl"
  | "go"
  | "cargo"
  | "dotnet";

/** Options (canonical names) that say what is installed, beside the operands. */
export interface PackageOptions {
  /** Files that list packages: `-r requirements.txt`. */
  readonly lists?: readonly string[];
  /** Directories or URLs of source: `-e .`, `--path`, `--git`. */
  readonly sources?: readonly string[];
  /** Package specifications: `npx --package x@1`. */
  readonly packages?: readonly string[];
  /** The version of the packages that the operands name: `gem install x -v 1.2`. */
  readonly version?: readonly string[];
}

/** A package manager: how it is called, what it leaves on disk, and how that is cured. */
export interface PackageManager {
  readonly name: string;
  /** Canonical program names. */
  readonly programs: readonly string[];
  readonly scope: "system" | "language";
  readonly syntax: SpecSyntax;
  readonly install: readonly CallPattern[];
  /** Refreshes the index of what can be installed. */
  readonly update?: readonly CallPattern[];
  /** Brings everything that is installed to its newest version. */
  readonly upgrade?: readonly CallPattern[];
  readonly remove?: readonly CallPattern[];
  /** Downloads a package and runs it: its first operand is a package (`npx`). */
  readonly execute?: readonly CallPattern[];
  readonly packageOptions?: PackageOptions;
  /** Actions that wait for an answer, what answers them or makes the question moot, and the usual option; absent for managers that never ask. */
  readonly asks?: { readonly actions: readonly PackageAction[]; readonly yes: Switch; readonly option: string };
  /** Leaves out packages that are only recommended; absent where there are none. */
  readonly minimal?: { readonly by: Switch; readonly option: string };
  readonly stores: readonly Store[];
  readonly cleaning: readonly Cleaning[];
  readonly remedy?: Remedy;
  /** Files and directories that set the defaults of its options, `~` being the user's home. */
  readonly configurationFiles?: readonly string[];
  /** Text that, in a command or a source list, says that the repository is frozen at a day, in lower case. */
  readonly snapshots?: readonly string[];
  /** Cache mounts that make `--mount=type=cache` builds fast, in order. */
  readonly cacheMounts: readonly { readonly target: string; readonly sharing?: "locked" }[];
}
