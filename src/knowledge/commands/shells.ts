import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Shells, their builtins, and interpreters. Facts from POSIX, the Bash manual, dash(1), busybox, python(1), perlrun(1). */

const shellFlags = words("-c -a -b -e -f -h -i -k -l -m -n -p -r -s -t -u -v -x -B -C -D -E -H -I -P -T -V");
const runsString = { kind: "string", option: "c" } as const;

const bash: CommandTable = {
  programs: ["bash", "rbash"],
  style: "posix",
  flags: [
    ...shellFlags,
    ...words(`
      --debug --debugger --dump-po-strings --dump-strings --help --login --noediting --noprofile --norc --posix
      --pretty-print --protected --restricted --verbose --version --wordexp
    `),
  ],
  values: words("-o -O --init-file|--rcfile"),
  runs: runsString,
};

const posixShell = (...programs: string[]): CommandTable => ({
  programs,
  style: "posix",
  flags: [...shellFlags, "--login", "--help", "--version"],
  values: ["-o"],
  runs: runsString,
});

const operands = (...programs: string[]): CommandTable => ({ programs, style: "operands" });

const python: CommandTable = {
  programs: ["python", "python2", "python3", "python2.*", "python3.*", "pypy", "pypy3", "pypy3.*"],
  style: "posix",
  flags: words(`
    -b -B -d -E -h|--help -i -I -O -OO -P -q -R -s -S -t -u -v -V|--version -x -? --help-all --help-env
    --help-xoptions
  `),
  values: words("-c -m -W -X --check-hash-based-pycs"),
  runs: { kind: "module", option: "m" },
};

const perl: CommandTable = {
  programs: ["perl", "perl5", "perl5.*"],
  style: "posix",
  flags: words("-a -c -f -g -h -n -p -s -S -t -T -u -U -v -w -W -X"),
  values: words("-e -E -M -m -I"),
  optional: words("-0 -C -d -D -F -i -l -V -x"),
};

const set: CommandTable = {
  programs: ["set"],
  style: "posix",
  flags: words("-a -b -B -C -e -E -f -h -H -k -m -n -p -P -r -s -t -T -u -v -x"),
  values: ["-o"],
};

export const shellTables: readonly CommandTable[] = [
  bash,
  posixShell("sh"),
  posixShell("ash"),
  posixShell("dash"),
  posixShell("zsh"),
  posixShell("ksh", "ksh93", "mksh", "oksh", "loksh"),
  python,
  perl,
  set,
  { programs: ["eval"], style: "operands", runs: { kind: "string", join: true } },
  { programs: ["trap"], style: "posix", flags: words("-l -p -P"), runs: { kind: "string" } },
  { programs: ["source"], style: "posix" },
  { programs: ["."], style: "posix" },
  { programs: ["export"], style: "posix", flags: words("-f -n -p") },
  { programs: ["readonly"], style: "posix", flags: words("-a -A -f -p") },
  {
    programs: ["declare", "typeset", "local"],
    style: "posix",
    flags: words("-a -A -f -F -g -i -I -l -n -p -r -t -u -x"),
  },
  { programs: ["unset"], style: "posix", flags: words("-f -n -v") },
  { programs: ["alias"], style: "posix", flags: ["-p"] },
  { programs: ["shopt"], style: "posix", flags: words("-o -p -q -s -u") },
  { programs: ["cd"], style: "posix", flags: words("-L -P -e -@") },
  { programs: ["pushd"], style: "posix", flags: ["-n"] },
  { programs: ["popd"], style: "posix", flags: ["-n"] },
  { programs: ["umask"], style: "posix", flags: words("-p -S") },
  { programs: ["ulimit"], style: "posix", flags: words("-a -H -S"), optional: words("-c -d -f -l -m -n -s -t -u -v") },
  {
    programs: ["read"],
    style: "posix",
    flags: words("-e -E -r -s"),
    values: words("-a -d -i -n -N -p -t -u"),
  },
  { programs: ["type"], style: "posix", flags: words("-a -f -p -P -t") },
  { programs: ["hash"], style: "posix", flags: words("-d -l -r -t"), values: ["-p"] },
  { programs: ["wait"], style: "posix", flags: words("-f -n"), values: ["-p"] },
  { programs: ["kill"], style: "posix", flags: words("-l -L"), values: words("-n -s|--signal") },
  operands("echo"),
  operands("printf"),
  operands("test"),
  operands("["),
  operands("[["),
  operands("true"),
  operands("false"),
  operands(":"),
  operands("exit"),
  operands("return"),
  operands("shift"),
  operands("break"),
  operands("continue"),
];
