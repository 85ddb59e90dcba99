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

/** What is easiest to read: dialect, scope, names with what stands at their span where that differs, and problem. */
function brief(comment: string): string {
  return parse(comment)
    .map(({ dialect, scope, rules, topOnly, problem }) => {
      const names = rules.map(({ name, span }) => {
        const written = comment.slice(span.start - origin, span.end - origin);
        return written === name ? name : `${name}(${written})`;
      });
      return `${dialect} ${scope}${topOnly ? " top" : ""}: ${names.join(" ")}${problem ? `!${problem.code}` : ""}`;
    })
    .join("; ");
}

describe("what each notation means", () => {
  it.each([
    ["# plimsoll ignore=no-root-user", "plimsoll next: no-root-user"],
    ["plimsoll ignore=no-root-user", "plimsoll next: no-root-user"],
    ["#plimsoll ignore=a,b , c -- why", "plimsoll next: a b c"],
    ["# hadolint ignore=DL3002#b", "hadolint next: DL3002"],
    ["# plimsoll ignore-stage=DL3002", "plimsoll stage: DL3002"],
    ["# plimsoll ignore-file=hadolint:DL3002", "plimsoll file: hadolint:DL3002"],
    ["# Plimsoll: Ignore=a", "plimsoll next: a"],
    ["# plimsoll ignore", "plimsoll next: all(ignore)"],
    ["# plimsoll ignore=all", "plimsoll next: all"],
    ["# plimsoll ignore-file -- generated", "plimsoll file: all(ignore-file)"],
    ["## plimsoll ignore=a\u00a0b", "plimsoll next: a!unknown-word"],
    ["  !plimsoll ignore=a", ""],
    ["# plimsolls: ignore=a", ""],
    ["# plimsoll:x ignore=a", ""],
    ["# a plimsoll: ignore=b", ""],
    ["# hadolint ignore=DL3002,SC2086", "hadolint next: DL3002 SC2086"],
    ["#hadolint ignore=DL3002, DL3008", "hadolint next: DL3002 DL3008"],
    ["# hadolint ignore = DL3002", "hadolint next: DL3002"],
    ["# hadolint global ignore=DL3002", "hadolint file: DL3002"],
    ["# hadolint stage ignore=DL3002 # reason", "hadolint stage: DL3002"],
    ["# hadolint shell=powershell", ""],
    ["#\thadolint  global  ignore=DL3002 , SC2086 #", "hadolint file: DL3002 SC2086"],
    ["hadolint ignore=DL3002", "hadolint next: DL3002"],
    ["# hadolint and tally ignore=DL3002", ""],
    [
      "# check=skip=JSONArgsRecommended,StageNameCasing;error=true",
      "buildkit file top: JSONArgsRecommended StageNameCasing",
    ],
    ["# check = error=true; skip = StageNameCasing", "buildkit file top: StageNameCasing"],
    ["# check=skip=all", "buildkit file top: all"],
    ["# CHECK=SKIP=all;error=true", "buildkit file top: all"],
    ["# check=error=true;experimental=all; skip=a", "buildkit file top: a"],
    ["# check=noskip=a", ""],
    ["# check=error=true", ""],
    ["# check x check=y;skip=a", ""],
    ["# check that this works", ""],
    ["#trivy:ignore:DS-0002", "trivy next: DS-0002"],
    ["# Trivy:Ignore:DS-0002", "trivy next: DS-0002"],
    ["# trivy:ignore:*", "trivy next: all(*)"],
    ["#trivy:ignore:DS-0002 trivy:ignore:AVD-DS-0026", "trivy next: DS-0002; trivy next: AVD-DS-0026"],
    ["#checkov:skip=CKV_DOCKER_3:runs as root on purpose", "checkov file: CKV_DOCKER_3"],
    ["# see checkov:skip= CKV_DOCKER_2", "checkov file: CKV_DOCKER_2"],
    ["# bridgecrew:skip=CKV_DOCKER_2", "checkov file: CKV_DOCKER_2"],
    ["# cortex:skip=CKV_DOCKER_2;a", "checkov file: CKV_DOCKER_2"],
    ["# checkov:skip=CKV_DOCKER_2, CKV_DOCKER_3", "checkov file: CKV_DOCKER_2"],
    ["# kics-scan ignore", "kics file top: all(ignore)"],
    ["# kics-scan ignore-line", "kics line: all(ignore-line)"],
    ["# kics-scan ignore-block", "kics block: all(ignore-block)"],
    ["# kics-scan disable=0afa6ab8-a047,be07-93a2", "kics file top: 0afa6ab8-a047 be07-93a2"],
    ["# KICS-SCAN Ignore-Line", "kics line: all(Ignore-Line)"],
    ["# kics-scan enable=0afa6ab8", ""],
    ["# kics-scan ignores nothing", ""],
    ["# kics-scan ignore-lines", ""],
    ["# nosemgrep", "semgrep line: all(nosemgrep)"],
    ["nosem", "semgrep line: all(nosem)"],
    ["# NOSEM", "semgrep line: all(NOSEM)"],
    ["# see#nosem", "semgrep line: all(nosem)"],
    ["# nosemgrep : a", "semgrep line: a"],
    ["# nosem nosem", "semgrep line: all(nosem)"],
    ["# snosem", ""],
    [
      "# nosemgrep: dockerfile.security.missing-user.missing-user, other",
      "semgrep line: dockerfile.security.missing-user.missing-user other",
    ],
    ["# nosec; nosemgrep: a", "semgrep line: a"],
    ["# nosemgrep-like tools", ""],
    ["# tally ignore=StageNameCasing,hadolint/DL3006", "tally next: StageNameCasing hadolint/DL3006"],
    ["# tally global ignore=max-lines;reason=generated", "tally file: max-lines"],
    ["# droast ignore=DF001,DF065", "droast next: DF001 DF065"],
    ["# droast global ignore=DF020", "droast file top: DF020"],
    ["# dclint disable", "dclint file top: all(disable)"],
    ["# dclint disable-file", "dclint file top: all(disable-file)"],
    ["# dclint disable-file a", "dclint file top: all(disable-file)"],
    ["# dclint not-disable", ""],
    ["# dclint disable-all", ""],
    ["# dclint disable a b", "dclint file top: a b"],
    ["# dclint disable-line a", "dclint line: a"],
    ["# dclint disable-line", "dclint line: all(disable-line)"],
    ["# shellcheck disable=SC2086,SC2046", "shellcheck next: SC2086 SC2046"],
    ["# shellcheck shell=bash disable=2086", "shellcheck next: SC2086(2086)"],
    ["# shellcheck disable=all", "shellcheck next: shellcheck(all)"],
    [
      "# shellcheck disable=SC3001-SC3003",
      "shellcheck next: SC3001(SC3001-SC3003) SC3002(SC3001-SC3003) SC3003(SC3001-SC3003)",
    ],
    ["# shellcheck disable=SC3003-SC3001", "shellcheck next: SC3003-SC3001"],
    ["# shellcheck shell=bash # disable=SC2086", ""],
    ["# shellcheck complains", ""],
    ["# an ordinary comment", ""],
    ["", ""],
    ["#", ""],
    ["# plimsoll lints this file", ""],
    ["# plimsoll ignores vendored files", ""],
    ["# plimsoll disables nothing by itself", ""],
    ["# plimsoll skips this", ""],
    ["# plimsoll can ignore-this", ""],
    ["# plimsoll dont-ignore- this", ""],
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
    ['# droast ignore=DF001 reason="legacy base" expires=2999-12-31', "legacy base"],
    ["# droast ignore=DF001 expires=2999-12-31 reason=legacy base", "legacy"],
    ["# droast ignore=DF001", undefined],
    ["#checkov:skip=CKV_DOCKER_3 : because", "because"],
    ["# hadolint ignore=DL3002 #because", "because"],
    ["# hadolint ignore=DL3002", undefined],
    ["#trivy:ignore:DS-0002", undefined],
    ["#trivy:ignore:DS-0002 a-b", "a-b"],
    ["#trivy:ignore:DS-0002 ---", undefined],
    ["# checkov:skip=CKV_DOCKER_3 because", undefined],
    ["# tally ignore=DL3006 ; Reason=because", "because"],
    ["# tally ignore=DL3006;reason = because", "because"],
    ["# tally ignore=DL3006", undefined],
    ["#trivy:ignore:DS-0002 - because", "because"],
    ["#checkov:skip=CKV_DOCKER_3:because of that", "because of that"],
    ["#checkov:skip=CKV_DOCKER_3", undefined],
    ["# tally ignore=DL3006;reason=because of that", "because of that"],
    ["# check=skip=JSONArgsRecommended // the shell is wanted", "the shell is wanted"],
    ["# check=skip=a, b the shell", "the shell"],
    ["# check=skip=a;error=true", undefined],
    ["# nosemgrep: a (because)", "(because)"],
  ])("finds the reason of %s", (comment, reason) => {
    expect(only(comment).reason).toBe(reason);
  });

  it("reads droast's date", () => {
    const comment = '# droast ignore=DF001 reason="a" expires=2999-12-31';
    const { until, problem } = only(comment);
    expect(until?.date).toBe("2999-12-31");
    expect(until && comment.slice(until.span.start - origin, until.span.end - origin)).toBe("2999-12-31");
    expect(problem).toBeUndefined();
  });

  it("reads each of Trivy's dates by itself", () => {
    const comment = "#trivy:ignore:DS-0002:exp:2026-01-01 trivy:ignore:DS-0026";
    const [first, second] = parse(comment);
    expect(first?.until?.date).toBe("2026-01-01");
    const span = first?.until?.span;
    expect(span && comment.slice(span.start - origin, span.end - origin)).toBe("2026-01-01");
    const behind = only("#trivy:ignore:DS-0002:ws:a:exp:2026-01-01").until?.span;
    expect(behind).toEqual({ start: origin + 31, end: origin + 41 });
    expect(second?.until).toBeUndefined();
  });
});

it("reads the reason behind a directive of ShellCheck's", () => {
  expect(only("# shellcheck disable=SC2086 # it is a list").reason).toBe("it is a list");
  expect(only("# shellcheck disable=SC2086").reason).toBeUndefined();
});

it("says what is wrong in words", () => {
  const message = (comment: string) => only(comment).problem?.message;
  expect(message("# plimsoll ignore=")).toBe("there is no rule after the equals sign");
  expect(message("# plimsoll disable=a")).toBe('unknown directive "disable": use ignore, ignore-stage or ignore-file');
  expect(message("# plimsoll ignore=a b")).toBe('unexpected "b": rules follow "ignore=", and a reason follows "--"');
  expect(message("# plimsoll ignore=a until=soon")).toBe(
    '"soon" is not a date: write year-month-day, such as 2027-01-31',
  );
  expect(message("# hadolint ignore=DL3002 because")).toBe(
    'hadolint takes it for an ordinary comment: write "# hadolint ignore=DL3008,DL3009 # reason"',
  );
  expect(message("# tally ignore=DL3002 because")).toBe(
    'tally takes it for an ordinary comment: write "# tally ignore=DL3008;reason=..."',
  );
  expect(message("# checkov:skip=CKV_DOCKER_2,CKV_DOCKER_3")).toBe(
    'Checkov takes it for an ordinary comment: write "# checkov:skip=CKV_DOCKER_3:reason", one for each check',
  );
  expect(message("# kics-scan ignore-block -- why")).toBe(
    'KICS takes it for an ordinary comment: nothing may follow "ignore-block"',
  );
});

it("is of our own notation even when malformed", () => {
  expect(brief("# plimsoll disable=a")).toBe("plimsoll next: !unknown-word");
  expect(only("# plimsoll ignore=a owner=").owner).toBeUndefined();
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
    ["# plimsoll =a", "unknown-word", ""],
    ["# plimsoll ingore=DL3002", "unknown-word", "ingore"],
    ["# plimsoll ignore:DL3002", "unknown-word", "ignore:DL3002"],
    ["# plimsoll ignore_file", "unknown-word", "ignore_file"],
    ["# plimsoll Disable-line DL3002", "unknown-word", "Disable-line"],
    ["# plimsoll disable: DL3002", "unknown-word", "disable:"],
    ["# plimsoll skip DL3002", "unknown-word", "skip"],
    ["# plimsoll SUPPRESS: DL3002", "unknown-word", "SUPPRESS:"],
    ["# plimsoll silence DL3002", "unknown-word", "silence"],
    ["# plimsoll allow DL3002", "unknown-word", "allow"],
    ["# plimsoll noqa", "unknown-word", "noqa"],
    ["# plimsoll off", "unknown-word", "off"],
    ["# hadolint ignore=", "no-rules", "# hadolint ignore="],
    ["# hadolint ignore=DL3002 because", "unknown-word", "# hadolint ignore=DL3002 because"],
    ["# hadolint ignore=DL3002 -- because", "unknown-word", "# hadolint ignore=DL3002 -- because"],
    ["# hadolint ignore=DL3002,", "unknown-word", "# hadolint ignore=DL3002,"],
    ["# hadolint ignore=dl3002", "unknown-word", "# hadolint ignore=dl3002"],
    ["# hadolint ignore=no-root-user", "unknown-word", "# hadolint ignore=no-root-user"],
    ["# hadolint: ignore=DL3002", "unknown-word", "# hadolint: ignore=DL3002"],
    ["# Hadolint ignore=DL3002", "unknown-word", "# Hadolint ignore=DL3002"],
    ["## hadolint ignore=DL3002", "unknown-word", "## hadolint ignore=DL3002"],
    ["# hadolint GLOBAL ignore=DL3002", "unknown-word", "# hadolint GLOBAL ignore=DL3002"],
    ["# tally ignore=DL3006 because", "unknown-word", "# tally ignore=DL3006 because"],
    ["# tally ignore=", "no-rules", "# tally ignore="],
    ["# droast ignore=", "no-rules", "# droast ignore="],
    ["# droast ignore=DF001 expires=soon", "date", "soon"],
    ["# Checkov:Skip=CKV_DOCKER_2", "unknown-word", "# Checkov:Skip=CKV_DOCKER_2"],
    ["# checkov:skip=CKV_DOCKER_2,CKV_DOCKER_3", "unknown-word", "# checkov:skip=CKV_DOCKER_2,CKV_DOCKER_3"],
    ["# kics-scan ignore-line: because", "unknown-word", "# kics-scan ignore-line: because"],
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
  const others = "2023-02-29 2024-13-01 2024-1-1 24-01-01 2024-01 2024 2024-01-01T00:00 2024-01-01T00:00:00Z".split(
    " ",
  );
  expect(["", ...others].filter(isDate)).toEqual([]);
});
