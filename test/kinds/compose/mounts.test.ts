import { beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../../../src/syntax/fact.ts";
import { hole } from "../../../src/syntax/template.ts";
import { prepare, readOne } from "./read.ts";

beforeAll(prepare);

/** What is known, `?` and a template for what is not. */
function told<T>(fact: Fact<T> | undefined): T | string | undefined {
  if (!fact) return undefined;
  return fact.known ? fact.value : `?${fact.template?.replaceAll(hole, "_") ?? ""}`;
}

function mounts(...lines: readonly string[]) {
  const { container, slice } = readOne(...lines);
  return container.mounts.map(({ span, place, mountType, source, target, readOnly }) => {
    expect(place).toBe(container.place);
    return [slice(span), told(mountType), told(source), told(target), told(readOnly)];
  });
}

describe("volumes in the short form", () => {
  it.each([
    ["/data", "volume", undefined, "/data", false],
    ["data:/data", "volume", "data", "/data", false],
    ["./data:/data:ro", "bind", "./data", "/data", true],
    ["/data:/data:rw", "bind", "/data", "/data", false],
    ["~/data:/data:ro,z", "bind", "~/data", "/data", true],
    ["data:/data:ro,rw", "volume", "data", "/data", false],
    ["data:/data:nocopy", "volume", "data", "/data", false],
    ["C:\\data:/data:ro", "bind", "C:\\data", "/data", true],
    ["c:/data:D:\\data", "bind", "c:/data", "D:\\data", false],
    ["\\\\.\\pipe\\docker:/pipe", "bind", "\\\\.\\pipe\\docker", "/pipe", false],
    ["a:/b", "volume", undefined, "a:/b", false],
    ["/x", "volume", undefined, "/x", false],
    ["b:/", "volume", undefined, "b:/", false],
    ["b:", "volume", undefined, "b:", false],
    [":/", "volume", undefined, ":/", false],
    [".:/", "bind", ".", "/", false],
    ["data/x:/data", "volume", "data/x", "/data", false],
    ["bc:/", "volume", "bc", "/", false],
    ["${DIR:-./x}:/data", "bind", "./x", "/data", false],
    ["${DIR}:/data:ro", "?", "?", "/data", true],
    ["./${DIR}/x:/data", "bind", "?./_/x", "/data", false],
    ["data-${X}:/data", "volume", "?data-_", "/data", false],
    ["data:/srv/${X}", "volume", "data", "?/srv/_", false],
    ["data:/data:${MODE}", "volume", "data", "/data", "?"],
    ["${VOLUME}", "?", "?", "?", "?"],
    ["/srv/${X}", "?", "?", "?", "?"],
  ])("%s", (spec, type, source, target, readOnly) => {
    expect(mounts("volumes:", `  - '${spec}'`)).toEqual([[`'${spec}'`, type, source, target, readOnly]]);
  });
});

describe("volumes in the long form", () => {
  it.each([
    ["{type: bind, source: /a, target: /b, read_only: true}", "bind", "/a", "/b", true],
    ["{type: volume, target: /b}", "volume", undefined, "/b", false],
    ['{type: bind, source: ./a, target: /b, read_only: "yes"}', "bind", "./a", "/b", true],
    ["{type: $T, source: $S, target: /b/$X, read_only: $R}", "?", "?", "?/b/_", "?"],
    ["{type: tmpfs, target: /b, read_only: maybe}", "tmpfs", undefined, "/b", "?"],
    ["{source: a}", "?", "a", undefined, false],
    ["[a]", "?", undefined, undefined, false],
  ])("%s", (spec, ...expected) => {
    expect(mounts("volumes:", `  - ${spec}`)).toEqual([[spec, ...expected]]);
  });
});

describe("what else is mounted", () => {
  it("is tmpfs", () => {
    expect(mounts("tmpfs: /run:size=1m,ro")).toEqual([["/run:size=1m,ro", "tmpfs", undefined, "/run", true]]);
    expect(mounts("tmpfs: [/run, '/tmp/$X', '$Y']")).toEqual([
      ["/run", "tmpfs", undefined, "/run", false],
      ["'/tmp/$X'", "tmpfs", undefined, "?/tmp/_", "?"],
      ["'$Y'", "tmpfs", undefined, "?", "?"],
    ]);
  });

  it("is secrets and configs", () => {
    expect(
      mounts(
        "secrets: [token, {source: key, target: /etc/key}, {source: cert, target: tls.pem}, $S, 'a-$S', '$S-b', {source: c, target: /etc/$S/}]",
      ),
    ).toEqual([
      ["token", "secret", "token", "/run/secrets/token", true],
      ["{source: key, target: /etc/key}", "secret", "key", "/etc/key", true],
      ["{source: cert, target: tls.pem}", "secret", "cert", "/run/secrets/tls.pem", true],
      ["$S", "secret", "?", "?", true],
      ["'a-$S'", "secret", "?a-_", "?/run/secrets/a-_", true],
      ["'$S-b'", "secret", "?_-b", "?_-b", true],
      ["{source: c, target: /etc/$S/}", "secret", "c", "?/etc/_/", true],
    ]);
    expect(mounts("configs: [nginx, {source: app, target: /etc/app.conf}, {target: $X}]")).toEqual([
      ["nginx", "config", "nginx", "/nginx", true],
      ["{source: app, target: /etc/app.conf}", "config", "app", "/etc/app.conf", true],
      ["{target: $X}", "config", undefined, "?", true],
    ]);
  });

  it("has paths relative to where all are, also where a variable is in them", () => {
    expect(
      mounts("secrets: [{source: c, target: 'd/$S/'}, {source: c, target: /etc/$S}]").map((one) => one[3]),
    ).toEqual(["?/run/secrets/d/_/", "?/etc/_"]);
  });

  it("keeps what one service mounts over itself", () => {
    expect(mounts("volumes: [one:/x, two:/x]").map((one) => one[2])).toEqual(["one", "two"]);
  });

  it("says why it is not known", () => {
    const reasons = (...lines: readonly string[]) =>
      readOne(...lines).container.mounts.map(({ mountType, target, readOnly }) =>
        [mountType, target, readOnly].flatMap((fact) => (fact && !fact.known ? fact.reason : [])),
      );
    expect(reasons("volumes: [$V, {target: /a, read_only: maybe}]")).toEqual([
      Array(3).fill("V comes from the environment in which Compose runs"),
      ["the volume has no type", "maybe is not a boolean"],
    ]);
    expect(reasons("tmpfs: [{a: b}]")).toEqual([Array(2).fill("it is not a tmpfs mount")]);
  });

  it("is nothing where nothing is listed", () => {
    expect(mounts("volumes: a", "tmpfs:", "secrets: {a: b}", "configs: []")).toEqual([
      ["a", "volume", undefined, "a", false],
    ]);
  });
});
