import { describe, expect, it } from "vitest";
import { createdUsers, mayHavePasswd, mayHaveUser } from "../../../src/rule-kit/users/accounts.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

function created(script: string): readonly string[] {
  const model = modelOf(`FROM debian:12\nARG X\nRUN ${script}`);
  return createdUsers(model.commands(all(model, "Run")[0]!)).map(
    ({ name, uid, command, argument }) => `${command.program} ${argument.value === name ? name : "?"} ${uid ?? "-"}`,
  );
}

describe("accounts that commands create", () => {
  it.each([
    ["useradd app", ["useradd app -"]],
    ["useradd -u 1000 app", ["useradd app 1000"]],
    ["adduser -D -u 1000 app", ["adduser app 1000"]],
    ["useradd -u $X app", ["useradd app -"]],
    ["useradd -u abc app", ["useradd app -"]],
    ["useradd -u 1 a && useradd -u 2 b", ["useradd a 1", "useradd b 2"]],
    ["useradd -u 1 a || useradd -u 2 a", ["useradd a 1"]],
    ["useradd a && userdel a", []],
    ["adduser a && deluser --remove-home a", []],
    ["useradd a && useradd b && userdel a", ["useradd b -"]],
    ["useradd a && groupdel a", ["useradd a -"]],
    ["userdel a; useradd a", ["useradd a -"]],
    ["useradd $X", []],
    ["useradd -D app", []],
    ["useradd", []],
    ["useradd a b", []],
    ["adduser app staff", []],
    ["adduser --group staff", []],
    ["adduser --system --group app", ["adduser app -"]],
    ["adduser --system app", ["adduser app -"]],
    ["groupadd app", []],
    ["echo app", []],
  ])("%s", (script, expected) => {
    expect(created(script)).toEqual(expected);
  });
});

describe("/etc/passwd", () => {
  const may = (text: string) => {
    const model = modelOf(text);
    return mayHavePasswd(model.stages.at(-1)!, model);
  };

  it.each([
    ["FROM scratch\nCOPY app /app", false],
    ["FROM scratch\nCOPY passwd /etc/passwd", true],
    ["FROM scratch\nADD passwd /etc/", true],
    ["FROM scratch\nADD rootfs.tar /", true],
    ["FROM scratch\nWORKDIR /etc\nCOPY passwd .", true],
    ["FROM scratch\nWORKDIR /srv\nCOPY passwd .", false],
    ["FROM scratch\nCOPY group /etc/group", false],
    ["FROM scratch\nARG X\nCOPY passwd $X", true],
    ["FROM scratch\nARG X\nWORKDIR $X\nCOPY passwd .", true],
    ["FROM scratch\nARG X\nWORKDIR $X\nCOPY app /app", false],
    ['FROM scratch\nCOPY app /app\nRUN ["/app"]', true],
    ["FROM scratch AS base\nCOPY passwd /etc/passwd\nFROM base\nCOPY app /app", true],
    ["FROM scratch AS other\nCOPY passwd /etc/passwd\nFROM scratch\nCOPY app /app", false],
    ["FROM debian:12", true],
    ["FROM example.com/app", true],
    ["FROM mcr.microsoft.com/windows/nanoserver:ltsc2022", true],
    ["FROM golang:1.22-nanoserver", true],
    ["FROM mcr.microsoft.com/windows/servercore:ltsc2022", true],
  ])("may exist at the end of %s: %s", (text, expected) => {
    expect(may(text)).toBe(expected);
  });

  it("is asked for before an instruction", () => {
    const model = modelOf("FROM scratch\nUSER a\nCOPY passwd /etc/passwd\nCOPY passwd /etc/passwd\nUSER b");
    const [first, second] = all(model, "User");
    expect(mayHavePasswd(model.stages[0]!, model, first)).toBe(false);
    expect(mayHavePasswd(model.stages[0]!, model, second)).toBe(true);
    const [copy, again] = all(model, "Copy");
    expect(mayHavePasswd(model.stages[0]!, model, copy)).toBe(false);
    expect(mayHavePasswd(model.stages[0]!, model, again)).toBe(true);
  });
});

describe("an account of a name", () => {
  const may = (text: string, name = "app") => {
    const model = modelOf(`${text}\nUSER ${name}`);
    return mayHaveUser(name, model.stages.at(-1)!, model, all(model, "User").at(-1)!);
  };

  it.each([
    ["FROM debian:12", false],
    ["FROM debian:12\nRUN useradd app", true],
    ["FROM debian:12\nRUN ./setup.sh", true],
    ["FROM debian:12\nRUN mkdir /app && chown 1 /app", false],
    ["FROM debian:12\nRUN apt-get update", false],
    ["FROM debian:12\nRUN apt-get install -y nginx", true],
    ["FROM alpine:3.20\nRUN apk update", false],
    ["FROM alpine:3.20\nRUN apk add nginx", true],
    ["FROM debian:12\nRUN apt-get update && ./setup.sh", true],
    ["FROM debian:12\nRUN echo app:x:1:1::/: >> /etc/passwd", true],
    ["FROM debian:12\nRUN echo x > /tmp/x", false],
    ["FROM debian:12\nARG X\nRUN echo x > $X", true],
    ["FROM debian:12\nRUN sed -i s/a/b/ /etc/passwd", true],
    ["FROM debian:12\nRUN cp -r rootfs/etc /", true],
    ["FROM debian:12\nRUN cp -r etc /", false],
    ["FROM debian:12\nRUN fi", true],
    ["FROM debian:12\nCOPY passwd /etc/passwd", true],
    ["FROM debian:12\nCOPY app /app", false],
    ["FROM debian:12 AS base\nRUN useradd app\nFROM base", true],
    ["FROM example.com/app", true],
  ])("may exist after %s: %s", (text, expected) => {
    expect(may(text)).toBe(expected);
  });

  it("may be one of the base image", () => {
    expect(may("FROM debian:12", "www-data")).toBe(true);
    expect(may("FROM node:20", "node")).toBe(true);
    expect(may("FROM node:20", "app")).toBe(false);
    expect(may("FROM influxdb:2", "app")).toBe(true);
    expect(may("FROM caddy:2", "app")).toBe(false);
    expect(may("FROM elasticsearch:8.11.0", "app")).toBe(true);
  });
});
