import { describe, expect, it } from "vitest";
import { configured } from "../../../src/rule-kit/packages/configured.ts";
import { packageSteps } from "../../../src/rule-kit/packages/package-steps.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** What the file's configuration says about the questions or cache of the last package manager's command. */
function answer(text: string): string {
  const model = modelOf(`FROM debian:12\nARG X\n${text}`);
  const run = all(model, "Run").at(-1)!;
  const { command, uses } = packageSteps(run, model).at(-1)!;
  const { manager } = uses[0]!;
  const behaviour = manager.asks && manager.name !== "pip" ? manager.asks.yes : manager.stores[0]!.off!;
  return configured(manager, behaviour, command, run, model);
}

const yes = "'APT::Get::Assume-Yes \"true\";'";
const install = "RUN apt-get install git";

describe("configuration that commands write", () => {
  it.each([
    [`RUN echo ${yes} > /etc/apt/apt.conf.d/90yes\n${install}`, "on"],
    [`RUN echo ${yes} | tee /etc/apt/apt.conf\n${install}`, "on"],
    [`RUN echo ${yes} > /etc/apt/apt.conf && apt-get install git`, "on"],
    [`RUN apt-get install git && echo ${yes} > /etc/apt/apt.conf`, "no"],
    [
      `RUN echo ${yes} > /etc/apt/apt.conf.d/90yes && true\nRUN echo Retries > /etc/apt/apt.conf.d/80\n${install}`,
      "on",
    ],
    [`RUN echo Retries > /etc/apt/apt.conf.d/80 && echo ${yes} > /tmp/a\n${install}`, "no"],
    [`RUN echo ${yes} > /etc/apt/sources.list\n${install}`, "no"],
    [`RUN echo ${yes} > /etc/apt/apt.confused\n${install}`, "no"],
    [`RUN rm -f /etc/apt/apt.conf && echo Assume-Yes\n${install}`, "no"],
    [`RUN echo assumeyes=1 >> /etc/dnf/dnf.conf\n${install}`, "no"],
    ["RUN echo assumeyes=1 >> /etc/dnf/dnf.conf\nRUN dnf install git", "on"],
    [`RUN cat <<EOF > /etc/apt/apt.conf\nX\nEOF\n${install}`, "maybe"],
    [`RUN cat <<EOF | tee /etc/apt/apt.conf\nX\nEOF\n${install}`, "maybe"],
    [`RUN rm -f /etc/apt/apt.conf.d/90assume-yes\n${install}`, "no"],
    [`RUN cat <<-EOF > /etc/apt/apt.conf\nX\nEOF\n${install}`, "maybe"],
    [`CMD ["pip", "config", "set", "global.no-cache-dir", "true"]\nRUN pip install flask`, "no"],
    ["RUN echo no-cache-dir = true > /root/x.pip/pip.conf\nRUN pip install flask", "no"],
    [`RUN tee /etc/apt/apt.conf < file\n${install}`, "no"],
    [`RUN cat <<EOF > /etc/apt/apt.conf\nX\nEOF\nRUN echo ${yes} > /etc/apt/apt.conf.d/a\n${install}`, "on"],
    [`FROM debian:12 AS other\nRUN echo ${yes} > /etc/apt/apt.conf\nFROM debian:12\n${install}`, "no"],
    [`FROM debian:12 AS base\nRUN echo ${yes} > /etc/apt/apt.conf\nFROM base\n${install}`, "on"],
    [
      `FROM debian AS a\nRUN echo ${yes} > /etc/apt/apt.conf\nFROM debian\nRUN echo ${yes} > /etc/apt/apt.conf\n${install}`,
      "on",
    ],
    [install, "no"],
    ["RUN pip install flask", "no"],
    ["RUN echo no-cache-dir = true > /root/.config/pip/pip.conf\nRUN pip install flask", "on"],
    ["RUN echo no-cache-dir = true > /home/app/.pip/pip.conf\nRUN pip install flask", "on"],
    ["RUN echo no-cache-dir = true > /root/config/pip/pip.conf\nRUN pip install flask", "no"],
    ["RUN echo no-cache-dir = true > /root/.config/pip/pip.conf.old\nRUN pip install flask", "no"],
  ])("%s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe("configuration that is copied", () => {
  it.each([
    [`COPY apt.conf /etc/apt/apt.conf.d/\n${install}`, "maybe"],
    [`ADD apt.conf /etc/apt/apt.conf\n${install}`, "maybe"],
    [`COPY etc/ /etc/\n${install}`, "maybe"],
    [`COPY apt/ /etc/apt/\n${install}`, "maybe"],
    [`COPY rootfs/ /\n${install}`, "no"],
    [`COPY file.conf /etc/apt\n${install}`, "no"],
    [`COPY file /etc/passwd\n${install}`, "no"],
    [`COPY apt.conf $X\n${install}`, "no"],
    ["COPY pip.conf /root/.pip/pip.conf\nRUN pip install flask", "maybe"],
    ["COPY <<EOF /etc/pip.conf\n[install]\nno-cache-dir = true\nEOF\nRUN pip install flask", "on"],
    ["COPY <<EOF /etc/pip.conf\nNO-CACHE-DIR = TRUE\nEOF\nRUN pip install flask", "on"],
    ["COPY <<EOF /etc/pip.conf\n[install]\nEOF\nRUN pip install flask", "no"],
    ["ONBUILD COPY pip.conf /etc/pip.conf\nRUN pip install flask", "maybe"],
  ])("%s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});

describe("configuration that commands set", () => {
  it.each([
    ["RUN pip config set global.no-cache-dir true\nRUN pip install flask", "on"],
    ["RUN pip config set global.no-cache-dir true && pip install flask", "on"],
    ["RUN pip install flask && pip config set global.no-cache-dir true", "no"],
    ["RUN pip config set global.index-url https://example.com/\nRUN pip install flask", "no"],
    ["RUN npm config set no-cache-dir\nRUN pip install flask", "no"],
    ["RUN pip download no-cache-dir\nRUN pip install flask", "no"],
    ["RUN yum-config-manager --save --setopt=assumeyes=1\nRUN yum install git", "on"],
    ["RUN yum-config-manager --save --setopt=assumeyes=1\nRUN apt-get install git", "no"],
    ["RUN sed -i s/^/assumeyes=1/ /etc/yum.conf\nRUN yum install git", "on"],
    ["RUN sed -i s/^/assumeyes=1/ /etc/other.conf\nRUN yum install git", "no"],
    ["RUN sed -i s/^/assumeyes=1/ $X\nRUN yum install git", "no"],
    ["RUN $X assumeyes /etc/yum.conf\nRUN yum install git", "no"],
    ["RUN cat /etc/yum.conf assumeyes\nRUN yum install git", "no"],
  ])("%s", (text, expected) => {
    expect(answer(text)).toBe(expected);
  });
});
