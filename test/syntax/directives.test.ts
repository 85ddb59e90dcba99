import { describe, expect, it } from "vitest";
import { parseSuppression, type Suppression } from "../../src/syntax/directives.ts";
import { isDate } from "../../src/syntax/suppression.ts";

const origin = 100;

function parse(comment: string): readonly Suppression[] {
  return parseSuppression(comment, { start: origin, end: origin + comment.length });
}

function only(comment: string): Suppression {
  const found = parse(comment);
  expect(found).toHaveLength(1);
  return found[0] as Suppression;
}

/** What is easiest to read: dialect, scope and names; each name must stand where its span says. */
function brief(comment: string): string {
  return parse(comment)
    .map(({ dialect, scope, rules, topOnly }) => {
      for (const { name, span } of rules) {
        const written = comment.slice(span.start - origin, span.end - origin);
        if (name !== "all") expect(written).toBe(name);
      }
      const names = rules.map(({ name }) => name).join(" ");
      return `${dialect} ${scope}${topOnly ? " top" : ""}: ${names}`;
    })
    .join("; ");
}

describe("what each notation means", () => {
  it.each([
    ["# plimsoll ignore=no-root-user", "plimsoll next: no-root-user"],
    ["plimsoll ignore=no-root-user", "plimsoll next: no-root-user"],
    ["#plimsoll ignore=a,b , c -- why", "plimsoll next: a b c"],
    ["# plimsoll ignore-stage=DL3002", "plimsoll stage: DL3002"],
    ["# plimsoll ignore-file=hadolint:DL3002", "plimsoll file: hadolint:DL3002"],
    ["# Plimsoll: Ignore=a", "plimsoll next: a"],
    ["# plimsoll ignore", "plimsoll next: all"],
    ["# plimsoll ignore=all", "plimsoll next: all"],
    ["# plimsoll ignore-file -- generated", "plimsoll file: all"],
    ["# hadolint ignore=DL3002,SC2086", "hadolint next: DL3002 SC2086"],
    ["#hadolint ignore=DL3002, DL3008", "hadolint next: DL3002 DL3008"],
    ["# hadolint ignore = DL3002", "hadolint next: DL3002"],
    ["# hadolint global ignore=DL3002", "hadolint file: DL3002"],
    ["# hadolint stage ignore=DL3002 # reason", "hadolint stage: DL3002"],
    ["# hadolint shell=powershell", ""],
    [
      "# check=skip=JSONArgsRecommended,StageNameCasing;error=true",
      "buildkit file top: JSONArgsRecommended StageNameCasing",
    ],
    ["# check = error=true; skip = StageNameCasing", "buildkit file top: StageNameCasing"],
    ["# check=skip=all", "buildkit file top: all"],
    ["# check=error=true", ""],
    ["# check that this works", ""],
    ["#trivy:ignore:DS-0002", "trivy next: DS-0002"],
    ["# trivy:ignore:*", "trivy next: all"],
    ["#trivy:ignore:DS-0002 trivy:ignore:AVD-DS-0026", "trivy next: DS-0002; trivy next: AVD-DS-0026"],
    ["#checkov:skip=CKV_DOCKER_3:runs as root on purpose", "checkov file: CKV_DOCKER_3"],
    ["# checkov:skip=CKV_DOCKER_2,CKV_DOCKER_3", "checkov file: CKV_DOCKER_2 CKV_DOCKER_3"],
    ["# kics-scan ignore", "kics file top: all"],
    ["# kics-scan ignore-line", "kics line: all"],
    ["# kics-scan ignore-block", "kics stage: all"],
    ["# kics-scan disable=0afa6ab8-a047,be07-93a2", "kics file top: 0afa6ab8-a047 be07-93a2"],
    ["# kics-scan enable=0afa6ab8", ""],
    ["# nosemgrep", "semgrep line: all"],
    [
      "# nosemgrep: dockerfile.security.missing-user.missing-user, other",
      "semgrep line: dockerfile.security.missing-user.missing-user other",
    ],
    ["# nosec; nosemgrep: a", "semgrep line: a"],
    ["# nosemgrep-like tools", ""],
    ["# tally ignore=StageNameCasing,hadolint/DL3006", "tally next: StageNameCasing hadolint/DL3006"],
    ["# tally global ignore=max-lines;reason=generated", "tally file: max-lines"],
    ["# dclint disable", "dclint file top: all"],
    ["# dclint disable-file", "dclint file top: all"],
    ["# dclint disable a b", "dclint file top: a b"],
    ["# dclint disable-line a", "dclint line: a"],
    ["# dclint disable-line", "dclint line: all"],
    ["# an ordinary comment", ""],
    ["", ""],
    ["#", ""],
    ["# plimsoll lints this file", ""],
    ["# plimsoll ignores vendored files", ""],
    ["# constructor ignore=a", ""],
    ["# __proto__ ignore=check", ""],
  ])("%s", (comment, expected) => {
    expect(brief(comment)).toBe(expected);
  });
});

describe("clauses", () => {
  it("reads date, owner and reason of our own notation", () => {
    const comment = "# plimsoll ignore=a,b until=2027-01-31 owner=team-web -- until  the migration -- really";
    const found = only(comment);
    expect(found).toMatchObject({ owner: "team-web", reason: "until  the migration -- really", problem: undefined });
    const { date, span } = found.until as NonNullable<Suppression["until"]>;
    expect(date).toBe("2027-01-31");
    expect(comment.slice(span.start - origin, span.end - origin)).toBe("2027-01-31");
  });

  it("takes clauses without a list of rules", () => {
    expect(only("# plimsoll ignore-file until=2027-01-31")).toMatchObject({
      rules: [{ name: "all" }],
      until: { date: "2027-01-31" },
      reason: undefined,
      problem: undefined,
    });
  });

  it.each([
    ["# hadolint ignore=DL3002 # because of that", "because of that"],
    ["# hadolint ignore=DL3002 because", "because"],
    ["# hadolint ignore=DL3002", undefined],
    ["#trivy:ignore:DS-0002 - because", "because"],
    ["#checkov:skip=CKV_DOCKER_3:because of that", "because of that"],
    ["#checkov:skip=CKV_DOCKER_3", undefined],
    ["# tally ignore=DL3006;reason=because of that", "because of that"],
    ["# nosemgrep: a (because)", "(because)"],
  ])("finds the reason of %s", (comment, reason) => {
    expect(only(comment).reason).toBe(reason);
  });

  it("reads each of Trivy's dates by itself", () => {
    const comment = "#trivy:ignore:DS-0002:exp:2026-01-01 trivy:ignore:DS-0026";
    const [first, second] = parse(comment);
    expect(first?.until?.date).toBe("2026-01-01");
    const span = first?.until?.span;
    expect(span && comment.slice(span.start - origin, span.end - origin)).toBe("2026-01-01");
    expect(second?.until).toBeUndefined();
  });
});

describe("malformed directives", () => {
  it.each([
    ["# plimsoll ignore=", "no-rules", "# plimsoll ignore="],
    ["# plimsoll ignore= -- why", "no-rules", "# plimsoll ignore= -- why"],
    ["# plimsoll ignore=a until=tomorrow", "date", "tomorrow"],
    ["# plimsoll ignore=a until=2026-02-30", "date", "2026-02-30"],
    ["# plimsoll ignore=a because it is old", "unknown-word", "because"],
    ["# plimsoll ignore DL3002", "unknown-word", "DL3002"],
    ["# plimsoll ignore-line=DL3002", "unknown-word", "ignore-line"],
    ["# plimsoll disable DL3002", "unknown-word", "disable"],
    ["# plimsoll ingore=DL3002", "unknown-word", "ingore"],
    ["# hadolint ignore=", "no-rules", "# hadolint ignore="],
    ["#trivy:ignore:", "no-rules", "#trivy:ignore:"],
    ["#trivy:ignore:DS-0002:exp:soon", "date", "soon"],
  ])("%s", (comment, code, written) => {
    const { problem } = only(comment);
    expect(problem?.code).toBe(code);
    expect(problem && comment.slice(problem.span.start - origin, problem.span.end - origin)).toBe(written);
  });
});

it("knows the days of the calendar", () => {
  expect(["2024-02-29", "2099-12-31"].filter(isDate)).toHaveLength(2);
  expect(["2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "", "2024-01-01T00:00:00Z"].filter(isDate)).toEqual([]);
});
