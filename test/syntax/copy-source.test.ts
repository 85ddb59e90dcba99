import { describe, expect, it } from "vitest";
import { sourceKind } from "../../src/syntax/copy-source.ts";

describe("sourceKind", () => {
  it.each([
    ["app.conf", "local"],
    [".", "local"],
    ["src/", "local"],
    ["app.zip", "local"],
    ["target/*.jar", "local"],
    ["dist/v1.*/x", "local"],
    ["root.tar", "archive"],
    ["a/b.TGZ", "archive"],
    ["dump.sql.gz", "archive"],
    ["*.tar.xz", "archive"],
    ["dist/*", "pattern"],
    ["app-?.*", "pattern"],
    ["https://example.com/x.tar.gz", "url"],
    ["https://example.com/team/app.git#v1", "git"],
    ["https://example.com/app.github", "url"],
    ["git@example.com:team/app.git", "git"],
    ["git://example.com/app", "git"],
    ["ssh://git@example.com/app", "git"],
  ])("%s is %s", (source, kind) => expect(sourceKind(source)).toBe(kind));
});
