import type { LintReport } from "../engine/types.ts";
import { artifactLocation } from "./sarif-location.ts";
import { sentence, shown } from "./sarif-text.ts";
import type { ReporterContext } from "./types.ts";

/** Notices of one log, so that it stays within its size. */
const noticeLimit = 1000;

const notices = {
  "input-error": "An input could not be linted",
  "rule-failure": "A rule failed",
  "left-out": "The log does not contain all findings",
  undecided: "A rule could not be decided",
} as const;

interface Notice {
  readonly type: keyof typeof notices;
  readonly level: "error" | "warning" | "note";
  readonly text: string;
  readonly path?: string;
  readonly rule?: string;
}

/** What the notifications refer to, as SARIF reportingDescriptors. */
export const noticeDescriptors: readonly object[] = Object.entries(notices).map(([id, title]) => {
  const text = sentence(title);
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
});

/**
 * How the run itself went: inputs that could not be linted, rules that failed, verdicts that could not be reached.
 *
 * @param leftOut number of results that the log has no place for
 */
export function invocationOf(report: LintReport, context: ReporterContext, leftOut: number): object {
  const { files, inputErrors, failures } = report;
  const list: Notice[] = [
    ...failures.map(({ path, rule, message }): Notice => {
      return { type: "rule-failure", level: "error", text: `${rule} failed: ${message}`, path, rule };
    }),
    ...inputErrors.map(({ path, message }): Notice => {
      return { type: "input-error", level: "error", text: `${path}: ${message}`, path };
    }),
  ];
  if (leftOut > 0) list.push({ type: "left-out", level: "warning", text: leftOutText(leftOut) });
  for (const { path, unknown } of context.unknown ? files : []) {
    for (const { rule, reason } of unknown) {
      list.push({ type: "undecided", level: "note", text: `${rule} could not be decided: ${reason}`, path, rule });
    }
  }
  return {
    executionSuccessful: failures.length === 0 && inputErrors.length === 0,
    exitCode: context.sarif?.exitCode,
    toolExecutionNotifications: limited(list).map((notice) => notification(notice, context.directory)),
  };
}

function leftOutText(count: number): string {
  const results = count === 1 ? "1 result is" : `${count} results are`;
  return `${results} left out, the least severe first: code scanning takes no more at once`;
}

function limited(list: readonly Notice[]): readonly Notice[] {
  if (list.length <= noticeLimit) return list;
  const text = `${list.length - noticeLimit + 1} notices are left out`;
  return [...list.slice(0, noticeLimit - 1), { type: "left-out", level: "note", text }];
}

function notification({ type, level, text, path, rule }: Notice, directory: string | undefined): object {
  return {
    descriptor: { id: type, index: Object.keys(notices).indexOf(type) },
    level,
    message: { text: sentence(shown(text)) },
    locations:
      path === undefined ? undefined : [{ physicalLocation: { artifactLocation: artifactLocation(path, directory) } }],
    associatedRule: rule === undefined ? undefined : { id: rule },
  };
}
