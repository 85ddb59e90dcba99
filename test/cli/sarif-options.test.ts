import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/exit.ts";
import type { Io } from "../../src/cli/io.ts";
import { lintFlags } from "../../src/cli/lint-flags.ts";
import { lintRequest } from "../../src/cli/lint-request.ts";
import { parseFlags } from "../../src/cli/options.ts";
import { directoryInRepository, sarifOptions } from "../../src/cli/sarif-options.ts";
import { tree } from "../config/fixtures.ts";
import { collectingIo } from "./collecting-io.ts";

function options(argv: readonly string[], { format = "sarif", env = {} as Io["env"] } = {}) {
  const { sarif } = lintRequest(parseFlags(argv, lintFlags), env);
  return sarifOptions(sarif, [{ format, file: undefined }], collectingIo("/", { env }).io);
}

describe("what a SARIF log says beyond the report", () => {
  it("is nothing where none is written", () => {
    expect(options([], { format: "json" })).toBeUndefined();
  });

  it.each([
    [["--sarif-category", "a"], "json", "--sarif-category is for --format sarif"],
    [["--sarif-suppressed"], "json", "--sarif-suppressed is for --format sarif"],
    [["--sarif-category", ""], "sarif", "--sarif-category needs a name"],
    [["--sarif-category", " / "], "sarif", "--sarif-category needs a name"],
  ])("%j for %s is refused", (argv, format, message) => {
    expect(() => options(argv, { format })).toThrow(new UsageError(message));
  });

  it("is what the flags say", () => {
    expect(options([])).toMatchObject({ suppressed: false, category: undefined });
    expect(options(["--sarif-suppressed", "--sarif-category=a/b"])).toMatchObject({
      suppressed: true,
      category: "a/b",
    });
  });

  it.each([
    [{}, undefined],
    [
      {
        GITHUB_SERVER_URL: "https://example.com",
        GITHUB_REPOSITORY: "a/b",
        GITHUB_SHA: "abc",
        GITHUB_REF_NAME: "main",
      },
      { repositoryUri: "https://example.com/a/b", revisionId: "abc", branch: "main" },
    ],
    [
      { CI_PROJECT_URL: "https://user:secret@example.com/a/b", CI_COMMIT_SHA: "abc", CI_COMMIT_REF_NAME: "" },
      { repositoryUri: "https://example.com/a/b", revisionId: "abc", branch: undefined },
    ],
    [
      { BUILD_REPOSITORY_URI: "https://org@example.com/a", BUILD_SOURCEVERSION: "abc", BUILD_SOURCEBRANCHNAME: "main" },
      { repositoryUri: "https://example.com/a", revisionId: "abc", branch: "main" },
    ],
    [{ BUILD_REPOSITORY_URI: "git@example.com:a/b" }, undefined],
    [{ CI_PROJECT_URL: "file:///srv/git" }, undefined],
  ])("is the commit that %j tells", (env, revision) => {
    expect(options([], { env })?.revision).toEqual(revision);
  });
});

describe("where in its repository a directory is", () => {
  it("is told as a path from the root", () => {
    const root = tree({ "services/api/Dockerfile": "" });
    expect(directoryInRepository(root)).toBe("");
    expect(directoryInRepository(join(root, "services/api"))).toBe("services/api/");
    expect(directoryInRepository("/")).toBeUndefined();
  });
});
