import { describe, expect, it } from "vitest";
import { lacksShell } from "../../../src/rule-kit/programs/shell-presence.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** Whether the last stage has no shell, or why that is not known. */
function answer(text: string): boolean | string {
  const model = modelOf(text);
  const fact = lacksShell(model.stages.at(-1)!, model);
  return fact.known ? fact.value : fact.reason;
}

const copied = "the copied files may include a shell";

it("knows base images", () => {
  expect(answer("FROM scratch")).toBe(true);
  expect(answer("FROM gcr.io/distroless/static")).toBe(true);
  expect(answer("FROM debian:12")).toBe(false);
  expect(answer("FROM mcr.microsoft.com/windows/nanoserver:ltsc2022")).toBe(false);
  expect(answer("FROM example.com/app")).toBe("it is not known whether the base image has a shell");
});

describe("what is added to an image without a shell", () => {
  const build = "FROM debian:12 AS b\nARG X\nRUN gcc -o /out/app app.c\nFROM scratch\nARG X\n";

  it.each<[string, boolean | string]>([
    ["COPY app /app", true],
    ["COPY app /usr/local/bin/", true],
    ["COPY app app2 /bin/", true],
    ["COPY sh /bin/", false],
    ["COPY tools/bash /bin/x", false],
    ["COPY busybox-1.36 /bin/sh", false],
    ["COPY --from=b /bin/busybox /x", false],
    ["COPY --from=busybox bin/busybox/ /x", false],
    ["COPY --from=b /bin/ /bin/", copied],
    ["COPY --from=b /usr/x /usr", copied],
    ["COPY --from=b /x /", copied],
    ["COPY --from=b /out/app /usr/bin/", true],
    ["COPY --from=b /out/app /bin/app", true],
    ["COPY --from=b /x /opt/x", true],
    ["COPY $X /opt/x", copied],
    ["COPY x $X", copied],
    ["COPY . /", copied],
    ["COPY ./ /", copied],
    ["COPY files/ /", copied],
    ["COPY files/. /", copied],
    ["COPY * /bin/", copied],
    ["COPY app? /sbin/", copied],
    ["COPY . /srv", true],
    ["COPY * /srv", true],
    ["COPY . /bin/x", true],
    ["COPY . /srv/bin", true],
    ["COPY . /usr/local", copied],
    ["COPY . /usr/local/sbin", copied],
    ["COPY . /usr/lib", true],
    ["WORKDIR /\nCOPY . .", copied],
    ["WORKDIR /srv\nCOPY . .", true],
    ["COPY .x /", true],
    ["COPY usr /", copied],
    ["COPY bin /", copied],
    ["COPY sbin /", copied],
    ["COPY cabin /", true],
    ["COPY binary /", true],
    ["COPY fsx /", true],
    ["COPY myfs /", copied],
    ["COPY ROOTFS /", copied],
    ["COPY rootfs /srv", true],
    ["ADD files.zip /opt/", true],
    ["COPY files.tar /opt/", true],
    ["ADD x.tar.d/app /opt/", true],
    ["ADD TOOLS.TAR /opt/", copied],
    ['RUN ["/app", "--install"]', copied],
    ["RUN app", true],
    ["ENV A=b", true],
  ])("%s", (text, expected) => {
    expect(answer(build + text)).toBe(expected);
  });

  it.each("root out dist build stage export bundle image overlay install target dest layer sys".split(" "))(
    "takes %s for a tree",
    (name) => {
      expect(answer(`FROM scratch\nCOPY my-${name}-x /`)).toBe(copied);
    },
  );

  it.each("tar tgz tbz tbz2 txz tzst tar.lz4 gz xz zst bz2".split(" "))("knows that .%s is unpacked", (suffix) => {
    expect(answer(`FROM scratch\nADD files.${suffix} /opt/`)).toBe(copied);
  });

  it("counts in parent stages", () => {
    expect(answer("FROM scratch AS base\nCOPY sh /bin/sh\nFROM base")).toBe(false);
    expect(answer("FROM scratch AS other\nCOPY sh /bin/sh\nFROM scratch")).toBe(true);
  });
});

it("asks for a shell when it comes to an instruction", () => {
  const model = modelOf("FROM scratch\nRUN first\nCOPY sh /bin/sh\nRUN second");
  const [first, second] = all(model, "Run");
  const [copy] = all(model, "Copy");
  const [stage] = model.stages;
  expect([first, copy, second].map((until) => lacksShell(stage!, model, until))).toMatchObject([
    { value: true },
    { value: true },
    { value: false },
  ]);
});
