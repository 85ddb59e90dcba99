import { describe, expect, it } from "vitest";
import { isAllowed, isAllowedByIgnoring, type Judged } from "../../../src/cli/prove/allowed.ts";
import type { FixEffect } from "../../../src/finding.ts";
import type { Difference, Sort } from "../../../src/prove/compare.ts";

const difference = (sort: Sort, name = "/srv/a"): Difference => ({ sort, name, about: name, before: "", after: "" });
const fix = (safe: boolean, ...effect: readonly FixEffect[]): Judged => ({ safe, effect });
const safe = (...effect: readonly FixEffect[]) => fix(true, ...effect);
const unsafe = (...effect: readonly FixEffect[]) => fix(false, ...effect);

const everything: readonly FixEffect[] = [
  ..."none directives base stages user workdir shell env entrypoint cmd healthcheck stopsignal ports volumes".split(
    " ",
  ),
  ..."labels args copies ownership options cleanup commands mounts layers".split(" "),
] as readonly FixEffect[];

const properties: readonly Sort[] = ["type", "mode", "owner", "target", "content", "new", "gone", "size"];

describe("a fix never", () => {
  it.each<Sort>(["build", "run", "output"])("tells of another %s", (sort) => {
    expect(isAllowed(difference(sort, ""), [unsafe(...everything)])).toBe(false);
    expect(isAllowedByIgnoring(difference(sort, ""), [unsafe("none")])).toBe(false);
  });

  it("tells of files where it is safe, but of what is disposable", () => {
    for (const sort of properties) expect(isAllowed(difference(sort), [safe(...everything)])).toBe(false);
  });

  it.each<FixEffect>(["none", "directives", "stages", "layers"])("tells of anything where it changes %s", (effect) => {
    const all = [...properties.map((sort) => difference(sort)), difference("setting", "Env")];
    for (const one of all) expect(isAllowed(one, [unsafe(effect)])).toBe(false);
  });
});

describe("a setting may differ", () => {
  it.each<[FixEffect, readonly string[]]>([
    ["user", ["User"]],
    ["workdir", ["WorkingDir"]],
    ["shell", ["Shell", "Cmd", "Entrypoint", "Healthcheck"]],
    ["env", ["Env"]],
    ["entrypoint", ["Entrypoint"]],
    ["cmd", ["Cmd"]],
    ["healthcheck", ["Healthcheck"]],
    ["stopsignal", ["StopSignal"]],
    ["ports", ["ExposedPorts"]],
    ["volumes", ["Volumes"]],
    ["labels", ["Labels"]],
    ["args", ["Env", "Labels"]],
    ["base", ["Env", "Labels"]],
  ])("by %s: %s, and no other", (effect, names) => {
    const all = "Env Cmd Entrypoint User WorkingDir ExposedPorts Labels Volumes StopSignal Healthcheck Shell".split(
      " ",
    );
    const allowed = (given: Judged) => all.filter((name) => isAllowed(difference("setting", name), [given]));
    expect(allowed(safe(effect))).toEqual(all.filter((name) => names.includes(name)));
    expect(allowed(unsafe(effect))).toEqual(allowed(safe(effect)));
  });

  it("by anything where it holds instructions as they are written", () => {
    expect(isAllowed(difference("setting", "OnBuild"), [safe("none")])).toBe(true);
  });
});

describe("of files may differ", () => {
  it.each<[FixEffect, string]>([
    ["user", "owner"],
    ["workdir", "new"],
    ["ownership", "mode owner"],
    ["cleanup", "gone"],
    ["mounts", "new gone"],
    ["options", "content gone size"],
    ["commands", "type target content new gone size"],
    ["copies", "type mode owner target content new gone size"],
    ["base", "type mode owner target content new gone size"],
  ])("by an unsafe fix that changes %s: %s", (effect, sorts) => {
    const allowed = properties.filter((sort) => isAllowed(difference(sort), [unsafe(effect)]));
    expect(allowed.join(" ")).toBe(sorts);
  });

  it("by an unsafe fix of an ignore file which there are", () => {
    const allowed = (given: Judged) => properties.filter((sort) => isAllowedByIgnoring(difference(sort), [given]));
    expect(allowed(unsafe("none"))).toEqual(["new", "gone", "size"]);
    expect(allowed(safe("none"))).toEqual([]);
  });

  it("by any of several fixes", () => {
    expect(isAllowed(difference("mode"), [safe("none"), unsafe("cmd"), unsafe("ownership")])).toBe(true);
  });
});

describe("a safe fix that cleans", () => {
  it.each([
    "/var/lib/apt/lists/deb_Packages",
    "/var/cache/apk/x",
    "/var/log/apt/term.log",
    "/tmp/a",
    "/root/.npm/_cacache",
    "/root/.cache",
    "/root/.cache/pip/wheel",
    "/home/node/.npm/x",
    "/usr/local/share/.cache/yarn/package",
    "/opt/x.tgz",
    "/opt/x.tar.gz",
  ])("may take away %s", (path) => {
    for (const effect of ["cleanup", "options", "mounts"] as const) {
      expect(isAllowed(difference("gone", path), [safe(effect)])).toBe(true);
      expect(isAllowed(difference("content", path), [safe("cleanup")])).toBe(false);
    }
    expect(isAllowed(difference("gone", path), [safe("commands")])).toBe(false);
  });

  it.each(["/etc/passwd", "/srv/app", "/var/lib/dpkg/status", "/usr/share/.cache.js", "/home/node/app/index.js"])(
    "may not take away %s",
    (path) => {
      expect(isAllowed(difference("gone", path), [safe("cleanup", "options", "mounts")])).toBe(false);
    },
  );
});

it("an option may have a compiler write another program, and no other file", () => {
  const program: Difference = { ...difference("content"), program: true };
  expect(isAllowed(program, [safe("options")])).toBe(true);
  expect(isAllowed(program, [safe("commands", "cleanup", "copies")])).toBe(false);
  expect(isAllowed(difference("content"), [safe("options")])).toBe(false);
});

it("what could not be started before may be now", () => {
  const run: Difference = { ...difference("run", ""), mends: true };
  expect(isAllowed(run, [safe("cmd")])).toBe(true);
});

it("an effect of a plugin's kind tells of nothing", () => {
  expect(isAllowed(difference("gone"), [unsafe("constructor" as FixEffect)])).toBe(false);
});
