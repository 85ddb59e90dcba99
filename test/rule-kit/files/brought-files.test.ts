import { describe, expect, it } from "vitest";
import { insertCopyFrom, treeMayBring } from "../../../src/rule-kit/files/brought-files.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

describe("files that a tree may bring", () => {
  const answer = (text: string) => {
    const model = modelOf(`FROM debian AS b\nFROM scratch\nARG X\n${text}`);
    return treeMayBring(model.stages.at(-1)!, (source, target) => /zoneinfo/.test(`${source} ${target}`), model);
  };

  it.each([
    ["COPY app /app", "no"],
    ["COPY zoneinfo /z", "yes"],
    ["COPY z /usr/share/zoneinfo/", "yes"],
    ["COPY --from=b /usr/share/zoneinfo /usr/share/zoneinfo", "yes"],
    ["RUN x\nCOPY zoneinfo /z", "yes"],
    ['RUN ["/x"]', "unknown"],
    ["COPY $X /z", "unknown"],
    ["COPY z $X", "unknown"],
    ["ADD x.tar.gz /opt/", "unknown"],
    ["ADD a x.tar.gz /opt/", "unknown"],
    ["ADD x /opt/", "no"],
    ["COPY x.tar.gz /opt/", "no"],
    ["COPY x /etc", "unknown"],
    ["COPY x /usr/", "unknown"],
    ["COPY x /usr/share", "unknown"],
    ["COPY x /etc/ssl", "unknown"],
    ["COPY x /etc/pki", "unknown"],
    ["COPY x /srv/etc", "no"],
    ["COPY x /etc/x", "no"],
    ["COPY tree /", "unknown"],
    ["COPY a.conf tree /", "unknown"],
    ["COPY a.conf /", "no"],
    ["COPY a.conf b.conf /", "no"],
    ["WORKDIR /etc\nCOPY x .", "unknown"],
    ["ENV A=b", "no"],
  ])("%s: %s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });

  it("may be in a parent stage", () => {
    expect(answer("FROM scratch AS base\nCOPY zoneinfo /z\nFROM base")).toBe("yes");
  });
});

describe("a copy from a stage that has the files", () => {
  const inserted = (text: string, what: "tzdata" | "ca-certificates" = "tzdata") => {
    const model = modelOf(text);
    const edit = insertCopyFrom(model.stages.at(-1)!, "/x", "/y", what, model);
    return edit && applyEdits(text, [edit]);
  };

  it.each([
    [
      "FROM debian:12 AS b\nRUN apt-get install -y tzdata\nFROM scratch\nCOPY --from=b /a /a",
      "FROM debian:12 AS b\nRUN apt-get install -y tzdata\nFROM scratch\nCOPY --from=b /x /y\nCOPY --from=b /a /a",
    ],
    [
      "FROM alpine AS b\r\nRUN apk add tzdata\r\nFROM scratch\r\ncopy --from=b /a /a\r\n",
      "FROM alpine AS b\r\nRUN apk add tzdata\r\nFROM scratch\r\ncopy --from=b /x /y\r\ncopy --from=b /a /a\r\n",
    ],
    [
      "FROM alpine AS b\nRUN apk add tzdata\nFROM scratch\nCOPY --from=b /a /a\nCOPY --from=b /b /b",
      "FROM alpine AS b\nRUN apk add tzdata\nFROM scratch\nCOPY --from=b /x /y\nCOPY --from=b /a /a\nCOPY --from=b /b /b",
    ],
  ])("goes before the first such copy: %j", (text, expected) => {
    expect(inserted(text)).toBe(expected);
  });

  it.each([
    "FROM scratch\nCOPY a /a",
    "FROM alpine AS b\nRUN apk add git\nFROM scratch\nCOPY --from=b /a /a",
    "FROM fedora:40 AS b\nRUN dnf install -y tzdata\nFROM scratch\nCOPY --from=b /a /a",
    "FROM scratch\nCOPY --from=alpine /a /a",
    "FROM alpine AS b\nRUN apk add tzdata\nFROM scratch\nRUN --mount=from=b,target=/b x",
  ])("is not offered for %j", (text) => {
    expect(inserted(text)).toBeUndefined();
  });
});
