import { expect, it } from "vitest";
import { addCacheMounts } from "../../../src/rule-kit/packages/cache-mounts.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["RUN a", 1, "RUN --mount=type=cache,target=/c a"],
  ["RUN a", 2, "RUN --mount=type=cache,target=/c \\\n    --mount=type=cache,target=/d,sharing=locked \\\n    a"],
  ["RUN \\\n  a", 2, "RUN --mount=type=cache,target=/c \\\n    --mount=type=cache,target=/d,sharing=locked \\\n  a"],
])("adds cache mounts: %j", (run, count, expected) => {
  const mounts = [{ target: "/c" }, { target: "/d", sharing: "locked" as const }].slice(0, count);
  for (const newline of ["\n", "\r\n"]) {
    const source = `FROM a\n${run}`.replaceAll("\n", newline);
    const edit = addCacheMounts(mounts, all(modelOf(source), "Run")[0]!, { source });
    expect(applyEdits(source, [edit])).toBe(`FROM a\n${expected}`.replaceAll("\n", newline));
  }
});
