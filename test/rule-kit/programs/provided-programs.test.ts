import { describe, expect, it } from "vitest";
import { lacksProgramUntil, providesProgram } from "../../../src/rule-kit/programs/provided-programs.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

/** Whether the last stage has a program, or why that is not known. */
function answer(text: string, program: string): boolean | string {
  const model = modelOf(text);
  const fact = providesProgram(model.stages.at(-1)!, program, model);
  return fact.known ? fact.value : fact.reason;
}

const among = "a file copied to a directory of programs may be it";
const over = "the files copied to the root directory may include it";
const unpacked = "an archive that is unpacked may include it";

describe("a program", () => {
  it.each<[string, string, boolean | string]>([
    ["FROM example.com/app", "curl", "it is not known what the base image contains"],
    ["FROM debian:12", "bash", true],
    ["FROM debian:12", "curl", false],
    ["FROM debian:12\nRUN apt-get install -y curl", "curl", true],
    ["FROM jenkins/jenkins\nRUN apt-get install -y curl", "curl", true],
    ["FROM alpine:3.20\nRUN apk add netcat-openbsd", "ncat", "it is not known whether the base image has ncat"],
    ["FROM debian:12\nARG X\nRUN apt-get install -y $X", "curl", "not all installed packages are known"],
    ["FROM debian:12\nRUN apt-get install -y git", "curl", false],
    ["FROM alpine:3.20\nRUN apk add git", "bash", "a package may depend on the shell"],
    ["FROM alpine:3.20", "bash", false],
    ["FROM scratch", "sh", false],
    ["FROM debian:12\nRUN ./setup.sh", "curl", "setup.sh may provide it"],
    ["FROM debian:12\nARG X\nRUN $X", "curl", "a command may provide it"],
    ["FROM debian:12\nRUN mkdir /app && chmod 755 /app", "curl", false],
    ["FROM debian:12\nRUN apt-get update", "curl", false],
    ["FROM debian:12\nRUN apt-get", "curl", "apt-get may provide it"],
    ["FROM debian:12 AS base\nRUN ./setup.sh\nFROM base", "curl", "setup.sh may provide it"],
  ])("%s: %s", (text, program, expected) => {
    expect(answer(text, program)).toBe(expected);
  });

  it.each<[string, boolean | string]>([
    ["COPY curl /opt/x", true],
    ["COPY x /opt/curl", true],
    ["COPY curl-8.0 /opt/", true],
    ["COPY --from=curlimages/curl /usr/bin/curl /usr/bin/", true],
    ["COPY x /opt/x", false],
    ["COPY x $X", "it is not known what is copied"],
    ["COPY $X /opt/x", "it is not known what is copied"],
    ["COPY x /usr/bin/", among],
    ["COPY x /usr/local/bin", among],
    ["COPY x /sbin", among],
    ["COPY x usr/bin", among],
    ["COPY x /opt", among],
    ["COPY x /opt/bin/", among],
    ["COPY x /usr", among],
    ["COPY x /usr/bin/x", false],
    ["COPY x /srv/bin", false],
    ["COPY x /bingo", false],
    ["COPY x /", over],
    ["COPY x.conf /", false],
    ["COPY x .", over],
    ["COPY x ./", over],
    ["COPY x.conf .", false],
    ["WORKDIR /srv\nCOPY x .", false],
    ["WORKDIR /usr\nCOPY --from=tools /usr ./", among],
    ["ENV PATH=$PATH:/tools\nCOPY x /tools", among],
    ["ENV PATH=/opt/tools/bin:$PATH\nCOPY x /opt/tools", among],
    ["COPY x /opt/tools", false],
    [`ENV PATH=${"/x:".repeat(63)}/tools\nCOPY x /tools`, among],
    [`ENV PATH=${"/x:".repeat(64)}/tools\nCOPY x /tools`, false],
    ["ADD x.tar.gz /srv/", unpacked],
    ["ADD x.tgz /srv/", unpacked],
    ["ADD x.txz /srv/", unpacked],
    ["ADD x y.tar /srv/", unpacked],
    ["ADD x.tbz2 .", unpacked],
    ["ADD x.txt /srv/", false],
    ["COPY x.tar.gz /srv/", false],
    ["RUN --mount=from=tools,target=/t true", "a mount may provide it"],
    ["RUN --mount=type=cache,target=/t true", false],
    ["ENV A=b", false],
  ])("%s", (text, expected) => {
    expect(answer(`FROM debian:12\nARG X\n${text}`, "curl")).toBe(expected);
  });

  it.each(["apt-get", "apt", "apk", "yum", "dnf", "microdnf"])("may come with what %s brings", (manager) => {
    expect(answer(`FROM debian:12\nRUN ${manager}`, "curl")).toBe(`${manager} may provide it`);
  });
});

/** What stands where the last stage may have curl for the first time; nothing where it never has. */
function firstWith(text: string): string | undefined {
  const model = modelOf(text);
  const until = lacksProgramUntil(model.stages.at(-1)!, "curl", model);
  return until === Number.POSITIVE_INFINITY ? undefined : text.slice(until).split("\n")[0];
}

it.each<[string, string | undefined]>([
  ["FROM example.com/app\nRUN x", "FROM example.com/app"],
  ["FROM debian:12\nRUN mkdir /a", undefined],
  ["FROM debian:12\nRUN mkdir /a && ./setup.sh", "./setup.sh"],
  ["FROM debian:12\nRUN apt-get update && apt-get install -y tree", "apt-get install -y tree"],
  ["FROM debian:12 AS base\nRUN x\nFROM base\nRUN y", "x"],
  ["FROM debian:12\nCOPY curl /opt/\nRUN x", "COPY curl /opt/"],
  ["FROM debian:12\nCOPY tools /usr/bin/\nRUN mkdir /a", "COPY tools /usr/bin/"],
  ["FROM debian:12\nRUN --mount=from=tools,target=/t mkdir /a", "RUN --mount=from=tools,target=/t mkdir /a"],
])("%j has curl at the earliest at %j", (text, expected) => {
  expect(firstWith(text)).toBe(expected);
});
