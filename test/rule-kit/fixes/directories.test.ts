import { describe, expect, it } from "vitest";
import { directoryExists } from "../../../src/rule-kit/fixes/directories.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

/** Whether a directory is there before the last instruction of a file. */
function exists(directory: string, text: string) {
  const model = modelOf(`${text}\nCOPY last /`);
  const verdict = directoryExists(directory, model.document.instructions.at(-1)!, model);
  return typeof verdict === "boolean" ? verdict : verdict.unless;
}

const debian = "FROM debian:12";
const scratch = "FROM scratch";

describe("a directory that is there", () => {
  it.each([
    ["/", scratch],
    ["/", "FROM example.com/base"],
    ["/usr/local/bin", debian],
    ["/var/tmp", "FROM alpine:3.20"],
    ["/go", "FROM golang:1.22"],
    ["/app", `${scratch}\nWORKDIR /app`],
    ["/app", `${scratch}\nWORKDIR /app\nWORKDIR /srv`],
    ["/app", `${scratch}\nWORKDIR /app/lib`],
    ["/app", `${debian}\nRUN mkdir /app`],
    ["/app", `${debian}\nRUN mkdir -p /app/lib`],
    ["/app", `${scratch}\nCOPY src /app`],
    ["/app", `${scratch}\nCOPY a.sh /app/`],
    ["/app", `FROM debian:12 AS base\nWORKDIR /app\nFROM base`],
    ["/app", `${debian}\nRUN rm -rf /app\nWORKDIR /app`],
    ["/app", `${debian}\nRUN rm -rf /app && mkdir /app`],
    ["/app", `${debian}\nWORKDIR /app\nRUN rm -rf /app/* /ap /tmp/app`],
    ["/app", `${debian}\nWORKDIR /app\nRUN npm cache clean --force && apt-get purge -y git`],
    ["/var/cache", `${debian}\nRUN apt-get clean`],
    ["/root/.npm", `${debian}\nWORKDIR /root/.npm\nRUN npm cache clean --force`],
  ])("%s: %s", (directory, text) => {
    expect(exists(directory, text)).toBe(true);
  });
});

describe("a directory that may be there or not", () => {
  it.each([
    ["/app", debian],
    ["/usr/bin/x", debian],
    ["/usr/local/bin", "FROM example.com/base"],
    ["/usr/local/bin", "FROM hello-world"],
    ["/app", "ARG BASE\nFROM $BASE"],
    ["/app", `${debian}\nRUN ./make.sh`],
    ["/app", `${debian}\nRUN test -d /x && mkdir /x || mkdir /app`],
    ["/app", `${debian}\nRUN --mount=type=cache,target=/app mkdir -p /app/x`],
    ["/app", `${debian}\nRUN cat /app/x && chmod 700 /app/x`],
    ["/app", `${debian}\nCOPY a.sh /app`],
    ["/app", `${debian}\nWORKDIR /application`],
    ["/app", `${debian}\nWORKDIR /app\nRUN rm -rf /app`],
    ["/app", `${debian}\nWORKDIR /app\nRUN rm -rf /app\nENV A=b`],
    ["/app/lib", `${debian}\nWORKDIR /app/lib\nRUN rm -rf /app`],
    ["/app", `${debian}\nWORKDIR /app\nRUN rm -rf /a*`],
    ["/app", `${debian}\nWORKDIR /app\nRUN X=$(find) && rm -rf "$X"`],
    ["/etc", `${debian}\nRUN rm -rf /etc`],
    ["/app/lib", `${scratch}\nCOPY src /app`],
    ["/app/lib", `${scratch}\nADD app.tar.gz /app/`],
    ["/app", `${scratch}\nADD rootfs.tar.gz /`],
    ["/app", `${scratch}\nCOPY shell /bin/sh\nRUN install.sh`],
    ["/app", `${debian}\nWORKDIR /app\nFROM debian:12`],
  ])("%s: %s", (directory, text) => {
    expect(exists(directory, text)).toBe(`${directory} does not exist yet`);
  });
});

describe("a directory that is not there", () => {
  it.each([
    ["/app", scratch],
    ["/usr", scratch],
    ["/app", `${scratch}\nWORKDIR /srv`],
    ["/app", `${scratch}\nCOPY a.sh /srv/`],
    ["/app", `${scratch}\nCOPY src /srv`],
    ["/app", `${scratch}\nENV A=b`],
  ])("%s: %s", (directory, text) => {
    expect(exists(directory, text)).toBe(false);
  });
});
