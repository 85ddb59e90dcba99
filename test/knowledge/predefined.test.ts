import { describe, expect, it } from "vitest";
import {
  isPlatformArg,
  isPredefinedArg,
  predefinedArg,
  predefinedArgs,
  targetArgs,
  targetValue,
} from "../../src/knowledge/predefined.ts";
import { isUncatchable, signalName, signalNumber } from "../../src/knowledge/signals.ts";

describe("predefined arguments", () => {
  it.each([
    ["linux/amd64", "linux/amd64", "linux", "amd64", ""],
    ["linux/x86_64", "linux/amd64", "linux", "amd64", ""],
    ["linux/arm/v6", "linux/arm/v6", "linux", "arm", "v6"],
    ["linux/arm", "linux/arm/v7", "linux", "arm", "v7"],
    ["linux/arm64/v8", "linux/arm64", "linux", "arm64", ""],
    ["linux/aarch64", "linux/arm64", "linux", "arm64", ""],
    ["windows/amd64", "windows/amd64", "windows", "amd64", ""],
  ])("say of %s what BuildKit does", (platform, ...values) => {
    expect(targetArgs.map((name) => targetValue(name, platform))).toEqual(values);
    expect(targetValue("BUILDARCH", platform)).toBeUndefined();
  });

  it("have unique names", () => {
    expect(new Set(predefinedArgs.map(({ name }) => name)).size).toBe(predefinedArgs.length);
  });

  it("know where they are in scope", () => {
    expect(predefinedArg("TARGETARCH")).toEqual({ name: "TARGETARCH", kind: "platform", global: true, stage: false });
    expect(predefinedArg("https_proxy")).toMatchObject({ kind: "proxy", global: false, stage: true });
    expect(predefinedArg("SOURCE_DATE_EPOCH")).toMatchObject({ kind: "frontend", stage: false });
    expect(predefinedArg("targetarch")).toBeUndefined();
  });

  it("tell platform arguments from others", () => {
    expect(isPlatformArg("BUILDPLATFORM")).toBe(true);
    expect(isPlatformArg("HTTP_PROXY")).toBe(false);
    expect(isPredefinedArg("HTTP_PROXY")).toBe(true);
    expect(isPredefinedArg("VERSION")).toBe(false);
  });
});

describe("signals", () => {
  it.each<[string, number | undefined]>([
    ["SIGTERM", 15],
    ["term", 15],
    ["15", 15],
    ["SIGRTMIN+3", 37],
    ["RTMAX-1", 63],
    ["SIGRTMIN+31", undefined],
    ["SIGFOO", undefined],
    ["0", undefined],
    ["65", undefined],
    ["", undefined],
  ])("%j is %s", (text, number) => expect(signalNumber(text)).toBe(number));

  it("have names", () => {
    expect(signalName("9")).toBe("SIGKILL");
    expect(signalName("50")).toBeUndefined();
    expect(isUncatchable("kill")).toBe(true);
    expect(isUncatchable("QUIT")).toBe(false);
  });
});
