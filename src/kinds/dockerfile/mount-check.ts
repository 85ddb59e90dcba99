import { lookUp } from "../../text/look-up.ts";
import type { Span } from "../../text/span.ts";
import type { MountOption, RunMount, Word } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { expansionError } from "./shlex.ts";
import { suggest } from "./suggest.ts";
import { isLiteral } from "./words.ts";

const types = ["bind", "cache", "tmpfs", "secret", "ssh"];
const sharings = ["shared", "private", "locked"];
const switches = ["readonly", "ro", "readwrite", "rw", "required"];
const keys = [
  "type",
  "from",
  "source",
  "src",
  "target",
  "dst",
  "destination",
  ...switches,
  "size",
  "id",
  "sharing",
  "mode",
  "uid",
  "gid",
  "env",
];
/** Spellings of one option, by the one that stands for it. */
const canonical: Readonly<Record<string, string>> = {
  src: "source",
  dst: "target",
  destination: "target",
  ro: "readonly",
  rw: "readwrite",
};

/** What is known while a mount's options are read in order, as BuildKit does. */
interface Reading {
  readonly scan: Scan;
  /** Undefined where a variable gives it. */
  type: string | undefined;
  readonly seen: Set<string>;
}

/** Reports what BuildKit refuses in a mount. Values with variables are taken to be right. */
export function checkMount(scan: Scan, mount: RunMount): void {
  const before = scan.drafts.length;
  const reading: Reading = { scan, type: "bind", seen: new Set() };
  for (const option of mount.options) checkOption(reading, option);
  if (scan.drafts.length === before) checkWhole(reading, mount);
}

/** The key in the case that it has in the file. */
function written({ key, span }: MountOption, { text }: Scan): string {
  const own = text.slice(span.start, span.start + key.length);
  return own.toLowerCase() === key ? own : key;
}

function checkOption(reading: Reading, option: MountOption): void {
  const { scan, seen } = reading;
  const { key, value } = option;
  // A label of SELinux: https://github.com/containers/common/blob/main/docs/Containerfile.5.md
  if (key === "z" && scan.forBuildah) return;
  if (!keys.includes(key)) {
    const meant = suggest(key, keys);
    report(
      scan,
      "mount",
      option.span,
      key === "" ? "The mount has an empty field" : `Unknown mount option ${written(option, scan)}`,
      meant,
    );
    return;
  }
  const name = lookUp(canonical, key) ?? key;
  if (seen.has(name))
    report(
      scan,
      "mount",
      option.span,
      `The mount option ${key} is given more than once: only the last one has an effect`,
    );
  seen.add(name);
  if (
    (key === "required" && !isOneOf(reading.type, "secret", "ssh")) ||
    (key === "size" && !isOneOf(reading.type, "tmpfs"))
  ) {
    const types = key === "size" ? "tmpfs" : "secret or ssh";
    report(
      scan,
      "mount",
      option.span,
      `The mount option ${key} is valid only with type ${types}, and must come after the type`,
    );
    return;
  }
  if (value) checkValue(reading, option, value);
  else if (!switches.includes(key)) report(scan, "mount", option.span, `The mount option ${key} needs a value`);
}

function checkValue(reading: Reading, option: MountOption, value: Word): void {
  const { scan } = reading;
  const { key } = option;
  if (key === "from") {
    const variable = value.text.indexOf("$");
    if (variable >= 0 && variable < value.text.length - 1) {
      report(
        scan,
        "mount",
        value.span,
        "Docker does not expand variables in the mount option from: refer to a stage instead",
      );
    }
    return;
  }
  const error = expansionError(value.text, scan.escape);
  if (error) report(scan, error.kind === "quote" ? "mount" : "modifier", value.span, error.message);
  if (!isLiteral(value.text, scan.escape)) {
    if (key === "type") reading.type = undefined;
    return;
  }
  if (key === "type") reading.type = value.text.toLowerCase();
  checkLiteral(scan, key, value.text, value.span);
}

function checkLiteral(scan: Scan, key: string, value: string, span: Span): void {
  const lower = value.toLowerCase();
  if (key === "type" && !types.includes(lower)) {
    report(scan, "mount", span, `Unknown mount type ${value || '""'}`, suggest(lower, types));
  } else if (key === "sharing" && !sharings.includes(lower)) {
    report(
      scan,
      "mount",
      span,
      `The mount option sharing must be shared, private or locked, not ${value || '""'}`,
      suggest(lower, sharings),
    );
  } else if (switches.includes(key) && !isBoolean(value)) {
    report(scan, "mount", span, `The mount option ${key} must be true or false, not ${value || '""'}`);
  } else if (key === "mode" && !(isNumber(value, /^[0-7]+$/) && Number.parseInt(value, 8) < 2 ** 32)) {
    report(scan, "mount", span, `The mount option mode must be an octal number, not ${value || '""'}`);
  } else if ((key === "uid" || key === "gid") && !(isNumber(value, /^[0-9]+$/) && Number(value) < 2 ** 32)) {
    report(scan, "mount", span, `The mount option ${key} must be a number, not ${value || '""'}`);
  }
}

/** What only the options together tell. */
function checkWhole(reading: Reading, mount: RunMount): void {
  const { scan, type, seen } = reading;
  if (type === undefined) return;
  const refuse = (message: string) => report(scan, "mount", mount.span, message);
  for (const key of ["mode", "uid", "gid"]) {
    if (seen.has(key) && (type === "bind" || type === "tmpfs"))
      refuse(`A mount of type ${type} does not support ${key}`);
  }
  if (seen.has("sharing") && type !== "cache") refuse(`A mount of type ${type} does not support sharing`);
  if (type === "secret") checkSecret(mount, refuse);
  const covers = type === "bind" || type === "cache" || type === "tmpfs";
  if (covers && !mount.target?.text && !scan.workdir) {
    refuse("The mount needs a target, since this stage has no WORKDIR");
  }
}

function checkSecret({ from, source, target, id }: RunMount, refuse: (message: string) => void): void {
  if (from?.text) refuse("A secret mount does not support from");
  if (!source?.text && !target?.text && !id?.text) refuse("A secret mount needs an id, a source or a target");
  if (source?.text && id?.text) refuse("A secret mount takes a source or an id, but not both");
}

/** Unknown counts as fitting. */
function isOneOf(type: string | undefined, ...fitting: readonly string[]): boolean {
  return type === undefined || fitting.includes(type);
}

/** Go's `strconv.ParseBool`. */
export function isBoolean(value: string): boolean {
  return ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"].includes(value);
}

function isNumber(value: string, form: RegExp): boolean {
  return value.length <= 32 && form.test(value);
}
