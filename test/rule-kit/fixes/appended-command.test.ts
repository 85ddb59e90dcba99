import { describe, expect, it } from "vitest";
import type { Command } from "../../../src/nodes/command.ts";
import type { Holds } from "../../../src/report.ts";
import {
  isDirectoryLeft,
  isFoundAgain,
  isStillThere,
  runsAsSameUser,
  scriptAround,
} from "../../../src/rule-kit/fixes/appended-command.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** The first command of a RUN that runs one of the package managers. */
function parts(text: string) {
  const model = modelOf(text.includes("FROM") ? text : `FROM debian:12\nARG X\n${text}`);
  const run = all(model, "Run").at(-1)!;
  const managers = ["npm", "dnf", "apk", "yarn"];
  const command = model.commands(run).find(({ program = "" }) => managers.includes(program)) as Command;
  return { command, run, model };
}

const said = (holds: Holds) => (typeof holds === "boolean" ? holds : holds.unless);

describe("the user of what is appended", () => {
  it.each([
    "RUN npm ci",
    "RUN exec npm ci",
    "RUN sudo npm ci",
    "RUN sudo -E -H npm ci",
    "RUN sudo -g users npm ci",
    "RUN sudo -E \\\n -g users npm ci",
    "RUN sudo bash -euc 'npm ci'",
    "RUN sudo su -c 'npm ci'",
    "RUN sudo su - -c 'cd /app && npm ci'",
    "RUN sudo su -s /bin/sh -c 'npm ci'",
    "RUN sudo sudo npm ci",
    "RUN id -u && sudo npm ci",
  ])("is the same: %s", (text) => {
    const { command, model } = parts(text);
    expect(runsAsSameUser(command, model)).toBe(true);
  });

  it.each([
    "RUN sudo -u node npm ci",
    "RUN sudo -nu node npm ci",
    "RUN sudo \\\n -u node npm ci",
    "RUN sudo -H -u node npm ci",
    "RUN sudo -g users -u node npm ci",
    "RUN sudo -gusers -u node npm ci",
    "RUN sudo --user node npm ci",
    "RUN sudo sudo -u node npm ci",
    "RUN sudo su node -c 'npm ci'",
    "RUN sudo su - node -c 'npm ci'",
    "RUN sudo su --login node -c 'npm ci'",
    "RUN sudo su $X -c 'npm ci'",
    "RUN sudo su -s /bin/sh node -c 'npm ci'",
    "RUN sudo gosu node npm ci",
    "RUN sudo chroot /mnt npm ci",
    "RUN su -c 'npm ci'",
    "RUN su node -c 'npm ci'",
    "RUN su -c 'sudo npm ci'",
    "RUN gosu node npm ci",
    "RUN doas npm ci",
    "RUN chroot /mnt npm ci",
  ])("is another one: %s", (text) => {
    const { command, model } = parts(text);
    expect(runsAsSameUser(command, model)).toBe(false);
  });
});

describe("a program that is called again", () => {
  const found = (text: string) => {
    const { command, run, model } = parts(text);
    return said(isFoundAgain(command, run, model));
  };

  it.each([
    "RUN npm ci",
    "RUN /usr/bin/npm ci",
    "RUN A=b npm ci",
    "RUN sudo -E npm ci",
    "RUN (npm ci)",
    "RUN sh -c 'npm ci'",
    "RUN ls -l && sed -i s/a/b/ x && bash -c 'npm ci'",
    "RUN bash -o pipefail -c 'npm ci'",
    "RUN . /opt/env && npm ci",
    "RUN . /opt/env && (npm ci)",
    "RUN . /opt/env && sh -c 'npm ci'",
    "RUN (. /opt/env && x) && npm ci",
    "RUN (npm ci && . /opt/env)",
    "RUN sh -c '. /opt/env' && sh -c 'npm ci'",
    "RUN (cd /app && npm ci)",
    "COPY --from=node:22 /usr/local/bin/npm /usr/local/bin/npm\nRUN npm ci",
    "COPY package.json /npm/\nRUN npm ci",
    "COPY npm /srv/\nRUN npm ci",
    "COPY tools /usr/local/bin/\nRUN npm ci",
    "COPY npm /usr/local/bin/\nFROM debian:12\nRUN npm ci",
  ])("is found: %s", (text) => {
    expect(found(text)).toBe(true);
  });

  it.each([
    "RUN if x; then npm ci; fi",
    "RUN x || npm ci",
    "RUN f() { npm ci; }; f",
    "RUN conda run -n a npm ci",
    "RUN PATH=/opt/bin:$PATH npm ci",
    "RUN env PATH=/opt/bin:$PATH npm ci",
    "RUN bash -lc 'npm ci'",
    "RUN bash -l -c 'npm ci'",
    "RUN bash -ic 'npm ci'",
    "RUN bash -o pipefail -lc 'npm ci'",
    "RUN bash --login -c 'npm ci'",
    "RUN sudo -i npm ci",
    "RUN (. /opt/env && npm ci)",
    "RUN (export PATH=/opt/bin:$PATH && cd /app && npm ci)",
    "RUN bash -c '. /opt/env && npm ci'",
  ])("is not: %s", (text) => {
    expect(found(text)).toBe(false);
  });

  it.each([
    ["RUN /opt/node/bin/npm ci", "npm is not on the PATH"],
    ["COPY npm /usr/local/bin/\nRUN npm ci", "npm is a program of the project"],
    ["ADD tools/npm /opt/npm\nRUN npm ci", "npm is a program of the project"],
    ["FROM debian:12 AS base\nCOPY npm /bin/\nFROM base\nRUN npm ci", "npm is a program of the project"],
  ])("may not be found: %s", (text, unless) => {
    expect(found(text)).toBe(unless);
  });
});

describe("a program at the end of the RUN", () => {
  const there = (text: string) => {
    const { command, run, model } = parts(text);
    return said(isStillThere(command, run, model));
  };

  it.each([
    "RUN npm ci",
    "RUN apt-get purge -y npm && apt-get install -y npm && npm ci",
    "RUN rm -rf /usr/bin/npm && ./install && npm ci",
    "RUN npm ci && apt-get purge -y git",
    "RUN npm ci && apt-get install -y npm",
    "RUN npm ci && rm -rf /tmp/* node_modules/.cache",
    "RUN npm ci && touch /usr/bin/npm && chmod 755 /usr/bin/npm",
    "RUN npm ci && apt-get clean",
    "RUN npm ci && echo npm",
    "RUN apt-get autoremove -y && npm ci",
    "FROM fedora:41\nRUN dnf install -y git && dnf autoremove -y",
    "FROM alpine:3.20\nRUN apk add git && apk del git",
  ])("is still there: %s", (text) => {
    expect(there(text)).toBe(true);
  });

  it.each([
    "RUN npm ci && apt-get purge -y npm",
    "RUN npm ci && apt-get purge -y git npm",
    "RUN npm ci && rm /usr/bin/npm",
    "RUN npm ci && rm -rf /usr/local/lib/node_modules/npm",
    "RUN npm ci && rm -rf /usr/local/bin/*",
    "RUN npm ci && rm -rf /usr/bin/n*",
    "RUN npm ci && rm -rf /bin/np?",
    "RUN npm ci && rm -rf /usr/local",
  ])("is gone: %s", (text) => {
    expect(there(text)).toBe(false);
  });

  it.each([
    ["RUN npm ci && apt-get autoremove -y", "apt-get autoremove removes npm"],
    ["RUN npm ci && apt-get purge -y git && apt-get autoremove -y", "apt-get autoremove removes npm"],
    ["RUN npm ci && apt-get purge -y --auto-remove git", "apt-get purge removes npm"],
    ["RUN npm ci && apt-get remove -y --autoremove git", "apt-get remove removes npm"],
    ["RUN npm ci && apt-get purge -y --auto-remove git && apt-get autoremove -y", "apt-get purge removes npm"],
    ["RUN npm ci && apk del .build", "apk del removes npm"],
  ])("may be gone: %s", (text, unless) => {
    expect(there(text)).toBe(unless);
  });
});

describe("the directory in which a RUN ends", () => {
  const left = (text: string) => {
    const { command, run, model } = parts(text);
    return said(isDirectoryLeft(run, scriptAround(command, run, model)!, model));
  };
  const app = "WORKDIR /app\n";

  it.each([
    "RUN npm ci",
    "RUN npm ci && rm -rf /tmp/x",
    'RUN npm ci && rm -rf "$X"',
    `${app}RUN npm ci && rm -rf /app/* /tmp/app`,
    `${app}RUN npm ci && rm -f /app`,
    `${app}RUN npm ci && touch /app`,
    `${app}RUN cd /tmp/x && npm ci && cd /app && rm -rf /tmp/x`,
    `${app}RUN (cd /tmp/x && npm ci) && rm -rf /tmp/x`,
    `${app}RUN sh -c 'cd /tmp/x && npm ci' && rm -rf /tmp/x`,
    "RUN cd $X && npm ci",
    "RUN cd $X && npm ci && npm cache clean --force",
    `${app}RUN npm ci && mkdir -p /app && cp -r x /app`,
    "RUN cd $X && npm ci && rm -rf /var/cache/apt/* /var/lib/apt/lists",
    "RUN cd $X && npm ci && apt-get purge -y git",
    "RUN cd /tmp/x && npm ci && cd && rm -rf /tmp/x",
    "RUN rm -rf /tmp/x && npm ci && cd /",
  ])("is left: %s", (text) => {
    expect(left(text)).toBe(true);
  });

  it.each([
    "RUN cd /tmp/x && npm ci && rm -rf /tmp/x",
    "RUN cd /tmp/x/y && npm ci && rm -rf /tmp/x",
    "RUN cd /tmp/x && npm ci && rm -rf /tmp/*",
    "RUN npm ci && rm -rf /tmp/x /app && cd /app",
    `${app}RUN cd x && npm ci && rm -rf /app/x`,
    "WORKDIR /app/x/y\nRUN npm ci && cd .. && rm -rf /app/x",
    `${app}RUN npm ci && rm -rf /app /tmp/x`,
    `${app}RUN npm ci && cd $X && cd /app && rm -rf "$X" /app`,
  ])("is removed: %s", (text) => {
    expect(left(text)).toBe(false);
  });

  it.each([
    ["RUN cd $X && npm ci && rm -rf /tmp/x /tmp/y", "/tmp/x is the working directory"],
    ["RUN npm ci && cd /tmp && rm -rf x && cd $X", "/tmp/x is the working directory"],
    ["RUN npm ci && cd - && rm -rf /tmp/x", "/tmp/x is the working directory"],
    ['RUN cd "$X" && npm ci && rm -rf "$X"', '"$X" is the working directory'],
    [`${app}RUN npm ci && rm -rf "$X"`, '"$X" is the working directory'],
    ["FROM example.com/base\nRUN npm ci && rm -rf /tmp/x", "/tmp/x is the working directory"],
  ])("may be removed: %s", (text, unless) => {
    expect(left(text)).toBe(unless);
  });
});
