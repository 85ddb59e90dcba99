/** How a program reads its command line. */
export interface CommandTable {
  /** Names it is installed under; the first is canonical ("pip", "pip3", "pip3.12" ...). A trailing `*` matches a version suffix. */
  readonly programs: readonly string[];
  /**
   * Options that take no value, each a list of spellings separated by `|`: "-y|--yes|--assume-yes". The canonical name
   * is the last spelling without its dashes. Negations that reset it are listed as their own option.
   */
  readonly flags?: readonly string[];
  /** Options that take a value (next word, `=value`, or glued to a short letter): "-o|--option". */
  readonly values?: readonly string[];
  /** Options whose value is optional and only ever glued (`--color[=when]`). */
  readonly optional?: readonly string[];
  /**
   * Starts of words that are an option whose value is the rest of the word, in any style: "-p:|/p:|--property:" (dotnet)
   * and, with no dash, "+|+toolchain" (cargo +nightly). An exact spelling of another option wins, then the longest
   * start. The canonical name is the last spelling without leading dashes or plus signs and without a trailing colon.
   */
  readonly glued?: readonly string[];
  /**
   * "gnu" (default): `-abc` is a cluster, options may follow operands, `--` ends options.
   * "posix": as gnu, but the first operand ends options (`env`, `sudo`, `xargs`, `sh`).
   * "single-dash": `-name value` and `-name=value` (go, java, find, openssl); no clusters.
   * "operands": everything is an operand (echo, test, [, printf beyond its first).
   */
  readonly style?: "gnu" | "posix" | "single-dash" | "operands";
  /** The first operand selects one of these; its table extends this one's options. */
  readonly subcommands?: Readonly<Record<string, SubcommandTable>>;
  /** The first cluster may lack its dash (`tar xzf`). */
  readonly dashlessCluster?: boolean;
  readonly runs?: Runs;
  /** What follows `--` is handed on to another program: it is none of this one's operands (`gem install x -- --with-y`). */
  readonly handsOn?: boolean;
  /** `A=b` operands before the command are environment assignments (env, sudo). */
  readonly assignments?: boolean;
  /** Leading operands that are not the command (the user of gosu and su-exec, the duration of timeout, the root of chroot). */
  readonly skipOperands?: number;
}

/**
 * What a program runs besides itself.
 * "operands": the command that its operands spell (sudo, env, xargs, nice), unless one of the options `unless` is given
 * (`command -v`), or only when one of `only` is (`runuser -u`); those behind `--` alone with `separated`
 * (`mise exec node@22 -- npm ci`); a shell string when `option` is given (`runuser -c`).
 * "string": a shell script, the value of `option` (`su -c`), or the first operand when the option takes no value
 * (`sh -c`) or none is named (trap); all operands joined by blanks with `join` (eval).
 * "exec": the words between one of `options` and `;` or `+` (find).
 * "module": the program that the value of `option` names, with all later words (`python -m pip`).
 */
export type Runs =
  | {
      readonly kind: "operands";
      readonly option?: string;
      readonly unless?: readonly string[];
      readonly only?: readonly string[];
      readonly separated?: boolean;
    }
  | { readonly kind: "string"; readonly option?: string; readonly join?: boolean }
  | { readonly kind: "exec"; readonly options: readonly string[] }
  | { readonly kind: "module"; readonly option: string };

/** Its `runs`, `assignments` and `skipOperands` are its own: none is inherited. */
export interface SubcommandTable extends Omit<CommandTable, "programs"> {
  /** Other names ("i", "add" for npm install). */
  readonly aliases?: readonly string[];
}

/** What kind of C library a userland has. "none": no dynamic loader at all (scratch, distroless static). */
export type Libc = "glibc" | "musl" | "none" | "windows";

/** Facts about a base image. Every field is optional: what is not known stays unknown. */
export interface BaseImageFacts {
  /** "debian", "ubuntu", "alpine", "fedora", "rhel", "amazonlinux", "wolfi", "busybox", "scratch", "distroless", "windows" ... */
  readonly family?: string;
  /** Release within the family: "12", "3.20", "24.04". */
  readonly release?: string;
  readonly libc?: Libc;
  /** Whether `/bin/sh` exists. */
  readonly shell?: boolean;
  /** What /bin/sh is. */
  readonly shellDialect?: "bash" | "dash" | "ash" | "powershell" | "cmd";
  /** Other shells present, as program names. */
  readonly shells?: readonly string[];
  readonly packageManager?: "apt" | "apk" | "dnf" | "microdnf" | "yum" | "zypper" | "tdnf" | "pacman" | "none";
  /** The configured USER: "root" or "" for none is given as "root"; "65532", "nonroot", "1001", "node" ... */
  readonly user?: string;
  /** Users in /etc/passwd beyond root that are useful to know, with their uid. Empty object: only the usual system ones. */
  readonly users?: Readonly<Record<string, number>>;
  /** Whether /etc/passwd exists. */
  readonly passwd?: boolean;
  readonly workdir?: string;
  /** Names of variables in its environment; a string where the value is the same for all its tags, null where it varies. */
  readonly env?: Readonly<Record<string, string | null>>;
  /** Whether `env` names all variables that the image sets (beyond PATH). */
  readonly envComplete?: boolean;
  /** True: has an ENTRYPOINT or CMD that runs something sensible for the image. */
  readonly command?: boolean;
  readonly entrypoint?: boolean;
  readonly healthcheck?: boolean;
  /** The TCP ports that its EXPOSE names; an empty list for an image that exposes none. */
  readonly ports?: readonly number[];
  /**
   * Directories that its server writes to when it starts, or does not start, beside the volumes of the image; links
   * resolved. With each the files and directories of its configuration that may name another.
   */
  readonly writesAtStart?: Readonly<Record<string, readonly string[]>>;
  /**
   * It starts as root on purpose: its entrypoint, or the server that it starts, hands the work to an account of its own
   * (gosu in the official databases, the workers of nginx and Apache), or it cannot work otherwise (Docker in Docker).
   */
  readonly dropsPrivileges?: boolean;
  /** Whoever runs it decides about the user, whatever the image says: AWS Lambda. */
  readonly hostSetsUser?: boolean;
  /** Programs known to be present, beyond what the family brings; ask `hasProgram` of `base-images/programs.ts`. */
  readonly programs?: readonly string[];
  /** Whether `programs` names every program there is (scratch, distroless static). */
  readonly programsComplete?: boolean;
  /** Programs known to be absent though one may expect them ("curl" in debian:slim). */
  readonly absent?: readonly string[];
  /** Whether CA certificates / zone data are present. */
  readonly caCertificates?: boolean;
  readonly tzdata?: boolean;
  /** Toolchain it brings: "go", "rust", "node", "jdk", "gcc", "dotnet-sdk" ... */
  readonly toolchain?: string;
  /** Meant for building, not for shipping (golang, rust, maven, dotnet/sdk, *-dev, *-devel). */
  readonly sdk?: boolean;
  /** A debug or development variant of a minimal image (":debug", "-dev"). */
  readonly debugVariant?: boolean;
  /** Out of support since this ISO date (may lie in the future): the earliest of the distribution and what it brings. */
  readonly endOfLife?: string;
  /** What goes out of support then, for people: "Debian 10", "Node.js 18". */
  readonly endOfLifeOf?: string;
  /** Where support goes on with fewer packages or by volunteers (Debian LTS): ISO date on which the regular one ended. */
  readonly regularSupportUntil?: string;
  /**
   * No longer maintained under this name; the value names what to use instead ("eclipse-temurin"), with a slash at its end
   * only where to look for it ("quay.io/"), or is empty.
   */
  readonly deprecated?: string;
  /** One of Docker's official images (https://github.com/docker-library/official-images). */
  readonly official?: boolean;
  /** An ONBUILD image: its triggers run in the child. */
  readonly onbuild?: boolean;
  /** The publisher serves only current tags or it is meant to float ("cgr.dev/chainguard/*"). */
  readonly rolling?: boolean;
}
