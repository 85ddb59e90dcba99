import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Draft4 from "ajv-draft-04";
import formats from "ajv-formats";
import { Validator } from "jsonschema";

// Who else judges a SARIF log: the official schema, the validator of GitHub's upload client, Microsoft's multitool.

const schema = JSON.parse(readFileSync(new URL("../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"));
const ajv = new Draft4.default({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

/** What the official schema says against a log. */
export function schemaErrors(log: unknown): readonly unknown[] {
  validate(log);
  return validate.errors ?? [];
}

/** What GitHub's upload client says against it: the same schema by another validator, addresses' formats aside. */
export function uploadErrors(log: unknown): readonly string[] {
  const { errors } = new Validator().validate(log, schema);
  return errors.filter(({ name, argument }) => !(name === "format" && argument === "uri")).map(String);
}

/** What the multitool says of a log. */
export interface Verdict {
  /** Name of the log. */
  readonly log: string;
  readonly rule: string;
  readonly level: string;
  readonly text: string;
}

const require = createRequire(import.meta.url);

function multitool(args: readonly string[]) {
  // Without the variable it needs a library that slim systems lack.
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
  return spawnSync(require("@microsoft/sarif-multitool"), args, { env, encoding: "utf8" });
}

/** Why the multitool cannot run on this machine; undefined where it can. */
export function multitoolTrouble(): string | undefined {
  try {
    const { status, error, stderr } = multitool(["version"]);
    return error ? error.message : status === 0 ? undefined : stderr || `it ends with ${status}`;
  } catch (error) {
    return String(error);
  }
}

/** Off unless asked for, even for those who ask for all rules about GitHub. */
const rulesToEnable = [
  "GH1001.ProvideRequiredLocationProperties",
  "GH1002.InlineThreadFlowLocations",
  "GH1003.ProvideRequiredRegionProperties",
  "GH1004.ReviewArraysThatExceedConfigurableDefaults",
  "GH1005.LocationsMustBeRelativeUrisOrFilePaths",
  "GH1006.ProvideCheckoutPath",
  "GH1007.ProvideFullyFormattedMessageStrings",
];

/** Asks the network. */
const ruleToDisable = "SARIF2006.UrisShouldBeReachable";

function configuration(): string {
  const entry = (rule: string, state: string) =>
    `<Properties Key="${rule}.Options"><Property Key="RuleEnabled" Value="${state}" Type="Driver.RuleEnabledState"/></Properties>`;
  const entries = [...rulesToEnable.map((rule) => entry(rule, "Error")), entry(ruleToDisable, "Disabled")];
  return `<?xml version="1.0" encoding="utf-8"?><Properties>${entries.join("")}</Properties>`;
}

/**
 * Has the multitool check logs by name, with every rule that it has for SARIF and for GitHub.
 * @returns all that it says above a note
 * @throws Error when it did not look at every log, which its exit status does not tell
 */
export function multitoolVerdicts(logs: Readonly<Record<string, string>>): readonly Verdict[] {
  return inDirectory((directory) => {
    writeFileSync(join(directory, "rules.xml"), configuration());
    for (const [name, text] of Object.entries(logs)) writeFileSync(join(directory, `${name}.sarif`), text);
    const verdict = join(directory, "verdict.json");
    const { status, stdout, stderr } = multitool([
      "validate",
      join(directory, "*.sarif"),
      ...["--rule-kind", "Sarif;Ghas", "-c", join(directory, "rules.xml"), "-o", verdict, "--log", "ForceOverwrite"],
    ]);
    const count = Object.keys(logs).length;
    if (status !== 0 || !stdout.includes(`${count} files scanned`)) throw new Error(`multitool: ${stdout}${stderr}`);
    const [run] = JSON.parse(readFileSync(verdict, "utf8").replace(/^\ufeff/, "")).runs;
    return run.results.map(({ ruleId, level = "warning", message, locations }: Judged): Verdict => {
      const uri = locations[0].physicalLocation.artifactLocation.uri ?? "";
      const log = decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1)).replace(/\.sarif$/, "");
      return { log, rule: ruleId, level, text: message.text ?? message.arguments?.join(": ") ?? "" };
    });
  });
}

interface Judged {
  readonly ruleId: string;
  readonly level?: string;
  readonly message: { readonly text?: string; readonly arguments?: readonly string[] };
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri?: string } } },
  ];
}

/** The multitool's own hashes of all lines of a text. */
export function multitoolLineHashes(text: string, lines: number): readonly string[] {
  return inDirectory((directory) => {
    const file = join(directory, "text");
    writeFileSync(file, text);
    const results = Array.from({ length: lines }, (_, i) => ({
      message: { text: "A line." },
      locations: [{ physicalLocation: { artifactLocation: { uri: `file://${file}` }, region: { startLine: i + 1 } } }],
    }));
    const log = { version: "2.1.0", runs: [{ tool: { driver: { name: "lines" } }, results }] };
    const [from, to] = [join(directory, "in.sarif"), join(directory, "out.sarif")];
    writeFileSync(from, JSON.stringify(log));
    const { stdout, stderr } = multitool(["rewrite", from, "-o", to, "--insert", "RollingHashPartialFingerprints"]);
    try {
      const [run] = JSON.parse(readFileSync(to, "utf8").replace(/^\ufeff/, "")).runs;
      return run.results.map(
        (result: { partialFingerprints?: { primaryLocationLineHash?: string } }) =>
          result.partialFingerprints?.primaryLocationLineHash,
      );
    } catch (error) {
      throw new Error(`multitool: ${stdout}${stderr}`, { cause: error });
    }
  });
}

function inDirectory<T>(use: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), "plimsoll-sarif-"));
  try {
    return use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
