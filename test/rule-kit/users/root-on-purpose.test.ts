import { describe, expect, it } from "vitest";
import {
  isDataOnly,
  isInteractive,
  isRootFilesystem,
  isRootOnPurpose,
  mayRunAsRoot,
  startedCommands,
  switchesUser,
} from "../../../src/rule-kit/users/root-on-purpose.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

function last(text: string) {
  const model = modelOf(text);
  return { model, stage: model.stages.at(-1)! };
}

it("knows commands that run as somebody else", () => {
  const { model } = last("FROM debian\nRUN gosu app run; sudo run; time run; run");
  expect(model.commands(all(model, "Run")[0]!).map(switchesUser)).toEqual([true, true, false, false]);
});

it("tells what the end of a stage starts", () => {
  const { model, stage } = last('FROM debian\nENTRYPOINT ["init"]\nCMD ["serve"]');
  expect(startedCommands(stage, model).map(({ name }) => name.text)).toEqual(["init", "serve"]);
});

describe("root on purpose", () => {
  it.each([
    ["FROM postgres:16", true],
    ["FROM postgres:16\nCMD postgres", true],
    ['FROM postgres:16\nENTRYPOINT ["/start"]', false],
    ["FROM nginx:1.27", true],
    ['FROM nginx:1.27\nCMD ["/start"]', true],
    ["FROM debian:12\nCMD nginx -g 'daemon off;'", true],
    ["FROM debian:12\nCMD php-fpm8.2", true],
    ['FROM debian:12\nENTRYPOINT ["gosu", "app", "run"]', true],
    ['FROM debian:12\nENTRYPOINT ["setpriv"]', true],
    ['FROM debian:12\nENTRYPOINT ["run"]\nCMD ["nginx"]', true],
    ["FROM httpd:2.4", true],
    ['FROM httpd:2.4\nCMD ["/start"]', false],
    ["FROM haproxy:3", false],
    ["FROM debian:12", false],
    ["FROM debian:12\nCMD run", false],
    ["FROM debian:12\nRUN apt-get install -y git && apt-get install -y gosu\nCMD run", true],
    ["FROM debian:12\nENV TOOL=gosu\nRUN apt-get install -y $TOOL\nCMD run", true],
    ["FROM debian:12\nRUN apt-get install -y git\nCMD run", false],
    ["FROM debian:12\nCOPY --from=tianon/gosu /x /y\nCMD run", true],
    ["FROM debian:12\nCOPY bin/su-exec /bin/run\nCMD run", true],
    ["FROM debian:12\nCOPY x /usr/bin/gosu\nCMD run", true],
    ["FROM debian:12\nADD https://example.com/s6-overlay.tar.gz /tmp\nCMD run", true],
    ["FROM debian:12\nCOPY --from=debian /x /y\nCMD run", false],
    ["FROM debian:12\nENV A=1 GOSU_VERSION=1.17\nCMD run", true],
    ["FROM debian:12\nARG GOSU_VERSION\nCMD run", true],
    ["FROM debian:12\nENV A=1\nCMD run", false],
    ["FROM debian:12 AS base\nRUN apt-get install -y gosu\nFROM base\nCMD run", true],
    ["FROM debian:12\nLABEL x=gosu\nCMD run", false],
  ])("%s: %s", (text, expected) => {
    const { model, stage } = last(text);
    expect(isRootOnPurpose(stage, model)).toBe(expected);
  });
});

describe("images for a terminal", () => {
  it.each([
    ["CMD bash", true],
    ['CMD ["bash", "-l"]', true],
    ['ENTRYPOINT ["sh"]', true],
    ['ENTRYPOINT ["prepare"]\nCMD ["zsh"]', true],
    ['ENTRYPOINT ["bash"]\nCMD ["run"]', false],
    ['CMD ["bash", "-c", "run"]', false],
    ['CMD ["bash", "-c", "-l"]', false],
    ['CMD ["bash", "run.sh"]', false],
    ['CMD ["python"]', true],
    ['CMD ["php", "-a"]', true],
    ['CMD ["python", "-i"]', true],
    ['CMD ["python", "app.py"]', false],
    ["CMD bash && run", false],
    ["CMD run", false],
    ["RUN true", false],
  ])("%s: %s", (text, expected) => {
    const { model, stage } = last(`FROM debian:12\n${text}`);
    expect(isInteractive(stage, model)).toBe(expected);
  });
});

it.each([
  ["FROM scratch\nCOPY app /", true],
  ['FROM scratch\nCMD ["/app"]', false],
  ['FROM scratch\nENTRYPOINT ["/app"]', false],
  ["FROM debian:12", false],
])("tells whether an image holds files only: %s", (text, expected) => {
  expect(isDataOnly(last(text).stage)).toBe(expected);
});

describe("root file systems", () => {
  it.each([
    ["FROM scratch\nADD rootfs.tar.xz /", true],
    ["FROM scratch\nADD rootfs.tar.xz .", true],
    ["FROM scratch\nADD rootfs.tar.xz ./", true],
    ["FROM scratch\nADD rootfs.tar.xz /.", true],
    ["FROM scratch\nLABEL a=b\nADD notes.txt rootfs.tar.xz /\nCMD bash", true],
    ["FROM scratch AS base\nADD rootfs.tar.xz /\nFROM base", true],
    ["FROM scratch\nADD rootfs.tar.xz /opt/", false],
    ["FROM scratch\nADD rootfs.tar.xz /x", false],
    ["FROM scratch\nADD rootfs.tar.xz x/", false],
    ["FROM scratch\nADD rootfs.txt /", false],
    ["FROM scratch\nCOPY rootfs.tar.xz /", false],
    ['FROM scratch\nADD rootfs.tar.xz /\nCMD ["/app"]', false],
    ["FROM debian:12\nADD rootfs.tar.xz /", false],
  ])("%s: %s", (text, expected) => {
    const { model, stage } = last(text);
    expect(isRootFilesystem(stage, model)).toBe(expected);
  });
});

describe("images that may run as root", () => {
  const may = (text: string, options: { safeImages?: string[]; allowInteractive?: boolean } = {}) => {
    const { model, stage } = last(text);
    return mayRunAsRoot(stage, model, { safeImages: [], allowInteractive: true, ...options });
  };

  it("have a reason that can be told", () => {
    expect(may("FROM postgres:16")).toBe(true);
    expect(may("FROM scratch\nCOPY a /")).toBe(true);
    expect(may("FROM scratch\nADD rootfs.tar /\nCMD bash", { allowInteractive: false })).toBe(true);
    expect(may("FROM debian:12\nCMD run")).toBe(false);
  });

  it("are interactive where that is allowed", () => {
    expect(may("FROM debian:12\nCMD bash")).toBe(true);
    expect(may("FROM debian:12\nCMD bash", { allowInteractive: false })).toBe(false);
  });

  it("stand on a base that is named safe", () => {
    const safeImages = ["example.com/*", "debian"];
    expect(may("FROM debian:12\nCMD run", { safeImages })).toBe(true);
    expect(may("FROM debian:12 AS base\nFROM base\nCMD run", { safeImages })).toBe(true);
    expect(may("FROM ubuntu:24.04\nCMD run", { safeImages })).toBe(false);
    expect(may("ARG X\nFROM $X\nCMD run", { safeImages })).toBe(false);
    expect(may('FROM scratch\nCMD ["/run"]', { safeImages })).toBe(false);
  });
});
