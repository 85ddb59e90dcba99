import { beforeAll, describe, expect, test } from "vitest";
import { lint } from "../../src/index.ts";
import { kinds } from "../../src/kinds/index.ts";

beforeAll(async () => {
  await Promise.all(kinds.map((kind) => kind.prepare?.()));
});

/** Messages of a rule about a Dockerfile that is built as some files say. */
async function messages(rule: string, dockerfile: string, others: Readonly<Record<string, string>>) {
  const files = [
    { path: "Dockerfile", text: dockerfile },
    ...Object.entries(others).map(([path, text]) => ({ path, text })),
  ];
  const { files: reports } = await lint(files, { config: { rules: { [rule]: "warning" } }, presets: ["all"] });
  const found = reports.find(({ path }) => path === "Dockerfile")?.findings ?? [];
  return found.filter((one) => one.rule === rule).map(({ message, builds }) => ({ message, builds }));
}

const compose = (...builds: readonly string[]) =>
  `services:\n${builds.map((build, i) => `  s${i}:\n    build: {context: ., ${build}}\n`).join("")}`;

describe("a finding says in which builds it holds", () => {
  const variants = "ARG TAG=12\nFROM debian:${TAG} AS base\n";

  test("where it does not hold in all", async () => {
    const found = await messages("no-eol-base-image", variants, {
      "compose.yaml": compose("args: {TAG: 12}", "args: {TAG: 10}"),
    });
    expect(found).toEqual([
      expect.objectContaining({
        builds: ["service s1 of compose.yaml"],
        message: expect.stringMatching(/ \(only in service s1 of compose\.yaml\)$/),
      }),
    ]);
  });

  test("and says nothing of them where it holds in all", async () => {
    const [found] = await messages("no-eol-base-image", variants, {
      "compose.yaml": compose("args: {TAG: 10}", "args: {TAG: 10}, target: base"),
    });
    expect(found?.builds).toBeUndefined();
    expect(found?.message).not.toContain("only in");
  });

  test("by their number where they are many", async () => {
    const args = [1, 2, 3, 4, 5].map((n) => `args: {TAG: 10, N: "${n}"}`);
    const [found] = await messages("no-eol-base-image", `ARG N\n${variants}`, {
      "compose.yaml": compose("args: {TAG: 12}", ...args),
    });
    expect(found?.builds).toHaveLength(5);
    expect(found?.message).toMatch(/ \(only in service s1 of compose\.yaml, service s2 of compose\.yaml and 3 more\)$/);
  });
});

describe("a build for several platforms is judged for each", () => {
  const arch = "FROM --platform=$TARGETPLATFORM arm64v8/debian:12\n";
  const platforms = compose("platforms: [linux/amd64, linux/arm64]");

  test("where the platform decides", async () => {
    expect(await messages("base-image-platform-available", arch, { "compose.yaml": platforms })).toEqual([
      {
        message:
          "arm64v8/debian:12 is for linux/arm64, not for linux/amd64: choose the image of that platform " +
          "(only in service s0 of compose.yaml for linux/amd64)",
        builds: ["service s0 of compose.yaml for linux/amd64"],
      },
    ]);
  });

  test("a default of the file's own comes before the platform", async () => {
    const found = await messages("no-eol-base-image", "ARG TARGETARCH=10\nFROM debian:$TARGETARCH\n", {
      "compose.yaml": platforms,
    });
    expect(found).toEqual([{ message: expect.not.stringContaining("only in"), builds: undefined }]);
  });

  test("a platform that is not known decides nothing", async () => {
    const unknown = compose('platforms: [linux/amd64, "${P}"]');
    expect(await messages("base-image-platform-available", arch, { "compose.yaml": unknown })).toEqual([]);
  });
});
