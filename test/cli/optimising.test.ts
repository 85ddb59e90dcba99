import { beforeEach, describe, expect, it, vi } from "vitest";
import { interpretAtFirst, optimiseLate, restoreFlags, withUsualFlags } from "../../src/cli/optimising.ts";

const flags = vi.hoisted(() => [] as string[]);
vi.mock("node:v8", () => ({ setFlagsFromString: (flag: string) => flags.push(flag) }));

/** Where V8 takes cached code again once its flags are back. */
const restores = /^(?:20|22)\./.test(process.versions.node);

describe.runIf(restores)("waiting before code is optimised", () => {
  beforeEach(() => {
    flags.length = 0;
  });

  it("leaves V8 alone for a short text", async () => {
    await optimiseLate([{ text: "FROM scratch\n" }]);
    expect([restoreFlags(), withUsualFlags(() => "opened"), flags]).toEqual([true, "opened", []]);
  });

  it("takes cached code under V8's own flags", async () => {
    await optimiseLate(Array.from({ length: 20 }, () => ({ text: "#".repeat(3000) })));
    const ours = flags.splice(0);
    const names = ours.map((flag) => flag.replace(/=.*/, ""));
    expect(names.length).toBeGreaterThan(1);

    const opened = withUsualFlags(() => flags.splice(0));
    expect(opened.map((flag) => flag.replace(/=.*/, ""))).toEqual(names);
    expect(opened.filter((flag) => ours.includes(flag))).toEqual([]);
    expect(flags.splice(0)).toEqual(ours);

    expect(restoreFlags()).toBe(true);
    expect(flags).toEqual(opened);
  });
});

describe.runIf(restores && ["arm64", "x64"].includes(process.arch))("interpreting at first", () => {
  const set = (flag: string) => flags.push(flag);

  beforeEach(() => {
    restoreFlags();
    interpretAtFirst(set as Parameters<typeof interpretAtFirst>[0]);
    flags.length = 0;
  });

  it("goes on over a short text", async () => {
    await optimiseLate([{ text: "FROM scratch\n" }]);
    expect(withUsualFlags(() => flags.splice(0))).toEqual(["--sparkplug"]);
    expect(flags.splice(0)).toEqual(["--no-sparkplug"]);
    expect([restoreFlags(), flags]).toEqual([true, ["--sparkplug"]]);
  });

  it("ends before a long one", async () => {
    await optimiseLate([{ text: "#".repeat(16_384) }]);
    expect(flags.splice(0)[0]).toBe("--sparkplug");
    withUsualFlags(() => {});
    expect(flags.length).toBeGreaterThan(0);
    expect(flags.filter((flag) => flag.includes("sparkplug"))).toEqual([]);
  });
});
