import { isDate } from "../../syntax/suppression.ts";
import type { PeerConfig, PeerException, PeerFile, PeerSetting, Remark } from "./types.ts";
import { isTable, isTexts, type Values, valuesOf } from "./values.ts";

/** Identifiers of what is wrong with files; the others of Trivy's are about packages, secrets or licences. */
const misconfiguration = /^(?:AVD-)?[A-Z]{2,}-?\d{3,4}$/i;

const otherFindings = "is not about build files";

/** Reads a `.trivyignore`: an identifier a line, perhaps with `exp:` and a date. */
export async function readTrivyIgnore({ file, name, dir, text }: PeerFile): Promise<PeerConfig> {
  const settings: PeerSetting[] = [];
  const exceptions: PeerException[] = [];
  const remarks: Remark[] = [];
  let above: string | undefined;
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    const content = written.trim();
    if (content === "" || content.startsWith("#")) {
      above = content.replace(/^#\s*/, "") || undefined;
      continue;
    }
    const [id = "", ...words] = content.split(/\s+/);
    const line = i + 1;
    const until = words.find((word) => word.startsWith("exp:"))?.slice("exp:".length);
    if (!misconfiguration.test(id)) remarks.push({ key: id, line, message: otherFindings });
    else if (until === undefined) settings.push({ code: id, level: "off", key: id, line, reason: above });
    else if (!isDate(until)) remarks.push({ key: id, line, message: `exp:${until} is not a date` });
    else exceptions.push({ code: id, files: undefined, reason: above, until, key: id, line });
  }
  return { tool: "trivy", name, file, dir, settings, exceptions, run: {}, remarks };
}

const sections = ["vulnerabilities", "misconfigurations", "secrets", "licenses"];

/**
 * Reads a `.trivyignore.yaml`, whose entries may hold for some paths and until some day.
 * @throws ConfigError
 */
export async function readTrivyIgnoreYaml(file: PeerFile): Promise<PeerConfig> {
  const values = await valuesOf(file);
  const entries = values.table.misconfigurations ?? [];
  if (!Array.isArray(entries)) return values.fail(["misconfigurations"], "must be a list");
  const settings: PeerSetting[] = [];
  const exceptions: PeerException[] = [];
  for (const i of entries.keys()) {
    const exception = entryAt(values, i);
    if (exception.files || exception.until !== undefined) exceptions.push(exception);
    else settings.push({ ...exception, code: exception.code as string, level: "off" });
  }
  const { name, dir } = file;
  return {
    tool: "trivy",
    name,
    file: file.file,
    dir,
    settings,
    exceptions,
    run: {},
    remarks: otherSections(values),
  };
}

function entryAt(values: Values, i: number): PeerException {
  const path = ["misconfigurations", i];
  const entry: unknown = (values.table.misconfigurations as readonly unknown[])[i];
  if (!isTable(entry)) return values.fail(path, "must be a map");
  const { id, statement, expired_at: until, paths } = entry;
  if (typeof id !== "string") return values.fail(path, "has no `id`");
  if (statement !== undefined && typeof statement !== "string") values.fail([...path, "statement"], "must be a text");
  if (until !== undefined && !isDate(String(until))) values.fail([...path, "expired_at"], "is not a date");
  if (paths !== undefined && !isTexts(paths)) return values.fail([...path, "paths"], "must be a list of texts");
  return {
    code: id,
    files: paths as readonly string[] | undefined,
    reason: statement as string | undefined,
    until: until === undefined ? undefined : String(until),
    key: `misconfigurations[${i}]`,
    line: values.line([...path, "id"]),
  };
}

function otherSections(values: Values): readonly Remark[] {
  const remarks: Remark[] = [];
  for (const key of Object.keys(values.table)) {
    if (key === "misconfigurations") continue;
    const message = sections.includes(key) ? otherFindings : "Trivy knows no such key";
    remarks.push({ key, line: values.line([key]), message });
  }
  return remarks;
}
