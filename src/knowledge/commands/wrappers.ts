import type { CommandTable } from "../types.ts";
import { words } from "./words.ts";

/* Programs that run another. Facts from their manual pages (sudo 1.9, util-linux 2.40, coreutils 9.5, findutils 4.10). */

const operands = { kind: "operands" } as const;

const sudo: CommandTable = {
  programs: ["sudo"],
  style: "posix",
  flags: words(`
    -A|--askpass -b|--background -E|--preserve-env -e|--edit -H|--set-home -i|--login -K|--remove-timestamp
    -k|--reset-timestamp -l|--list -N|--no-update -n|--non-interactive -P|--preserve-groups -S|--stdin -s|--shell
    -V|--version -v|--validate --help
  `),
  values: words(`
    -C|--close-from -D|--chdir -g|--group -h|--host -p|--prompt -R|--chroot -r|--role -T|--command-timeout -t|--type
    -U|--other-user -u|--user
  `),
  optional: ["--preserve-env"],
  assignments: true,
  runs: { kind: "operands", unless: ["edit", "list", "validate", "version", "remove-timestamp"] },
};

const doas: CommandTable = {
  programs: ["doas"],
  style: "posix",
  flags: words("-L -n -s"),
  values: words("-a -C -u"),
  runs: operands,
};

const su: CommandTable = {
  programs: ["su"],
  flags: words("-|-l|--login -f|--fast -m|-p|--preserve-environment -P|--pty -T|--no-pty -h|--help -V|--version"),
  values: words("-c|--command --session-command -g|--group -G|--supp-group -s|--shell -w|--whitelist-environment"),
  runs: { kind: "string", option: "command" },
};

const runuser: CommandTable = {
  ...su,
  programs: ["runuser"],
  values: [...(su.values ?? []), "-u|--user"],
  runs: { kind: "operands", option: "command", only: ["user"] },
};

const setpriv: CommandTable = {
  programs: ["setpriv"],
  style: "posix",
  flags: words(`
    --clear-groups --dump --init-groups --keep-groups --list-caps --nnp|--no-new-privs --reset-env -h|--help
    -V|--version -d
  `),
  values: words(`
    --ambient-caps --apparmor-profile --bounding-set --egid --euid --groups --inh-caps --landlock-access
    --landlock-rule --pdeathsig --ptracer --regid --reuid --rgid --ruid --seccomp-filter --securebits --selinux-label
  `),
  runs: operands,
};

const env: CommandTable = {
  programs: ["env"],
  style: "posix",
  flags: words("-|-i|--ignore-environment -0|--null -v|--debug --list-signal-handling --help --version"),
  values: words("-u|--unset -C|--chdir -S|--split-string -a|--argv0"),
  optional: words("--block-signal --default-signal --ignore-signal"),
  assignments: true,
  runs: operands,
};

const xargs: CommandTable = {
  programs: ["xargs", "gxargs"],
  style: "posix",
  flags: words("-0|--null -o|--open-tty -p|--interactive -r|--no-run-if-empty --show-limits -t|--verbose -x|--exit"),
  values: words("-a|--arg-file -d|--delimiter -E -I -L|--max-lines -n|--max-args -P|--max-procs -s|--max-chars"),
  optional: words("-e|--eof -i|--replace -l --process-slot-var"),
  runs: operands,
};

const timeout: CommandTable = {
  programs: ["timeout", "gtimeout"],
  style: "posix",
  flags: words("-f|--foreground -p|--preserve-status -v|--verbose --help --version"),
  values: words("-k|--kill-after -s|--signal"),
  skipOperands: 1,
  runs: operands,
};

const command: CommandTable = {
  programs: ["command"],
  style: "posix",
  flags: words("-p -v -V"),
  runs: { kind: "operands", unless: ["v", "V"] },
};

const chroot: CommandTable = {
  programs: ["chroot"],
  style: "posix",
  flags: words("--skip-chdir --help --version"),
  values: words("--userspec --groups"),
  skipOperands: 1,
  runs: operands,
};

const time: CommandTable = {
  programs: ["time", "gtime"],
  style: "posix",
  flags: words("-a|--append -p|--portability -q|--quiet -v|--verbose -V|--version --help"),
  values: words("-f|--format -o|--output"),
  runs: operands,
};

const nice: CommandTable = {
  programs: ["nice"],
  style: "posix",
  values: words("-n|--adjustment"),
  flags: words("--help --version"),
  runs: operands,
};

const ionice: CommandTable = {
  programs: ["ionice"],
  style: "posix",
  flags: words("-t|--ignore -h|--help -V|--version"),
  values: words("-c|--class -n|--classdata -P|--pgid -p|--pid -u|--uid"),
  runs: { kind: "operands", unless: ["pid", "pgid", "uid"] },
};

const tini: CommandTable = {
  programs: ["tini", "tini-static", "docker-init"],
  style: "posix",
  flags: words("-g -h -l -s -v -w --version"),
  values: words("-e -p"),
  runs: operands,
};

const dumbInit: CommandTable = {
  programs: ["dumb-init"],
  style: "posix",
  flags: words("-c|--single-child -h|--help -v|--verbose -V|--version"),
  values: words("-r|--rewrite"),
  runs: operands,
};

const xvfbRun: CommandTable = {
  programs: ["xvfb-run"],
  style: "posix",
  flags: words("-a|--auto-servernum -h|--help -l|--listen-tcp"),
  values: words("-e|--error-file -f|--auth-file -n|--server-num -p|--xauth-protocol -s|--server-args -w|--wait"),
  runs: operands,
};

/** Runs one of its applets: the applet is the program. */
const busybox: CommandTable = {
  programs: ["busybox", "busybox.static", "toybox"],
  style: "posix",
  flags: words("--list --list-full --help"),
  optional: ["--install"],
  runs: { kind: "operands", unless: ["list", "list-full", "install"] },
};

const exec: CommandTable = {
  programs: ["exec"],
  style: "posix",
  flags: words("-c -l"),
  values: ["-a"],
  runs: operands,
};

const stdbuf: CommandTable = {
  programs: ["stdbuf"],
  style: "posix",
  values: words("-i|--input -o|--output -e|--error"),
  runs: operands,
};

const fakeroot: CommandTable = {
  programs: ["fakeroot"],
  style: "posix",
  flags: words("-h|--help -u|--unknown-is-real -v|--version"),
  values: words("-b -i -l|--lib -s --faked"),
  runs: operands,
};

/** Wrappers without options worth a word. */
function bare(program: string, skipOperands = 0): CommandTable {
  return { programs: [program], style: "posix", skipOperands, runs: operands };
}

export const wrapperTables: readonly CommandTable[] = [
  sudo,
  doas,
  su,
  runuser,
  setpriv,
  env,
  xargs,
  timeout,
  command,
  chroot,
  time,
  nice,
  ionice,
  tini,
  dumbInit,
  xvfbRun,
  busybox,
  exec,
  stdbuf,
  fakeroot,
  bare("gosu", 1),
  bare("su-exec", 1),
  bare("s6-setuidgid", 1),
  bare("builtin"),
  bare("nohup"),
  bare("setsid"),
  bare("catatonit"),
  bare("eatmydata"),
  bare("linux32"),
  bare("linux64"),
];
