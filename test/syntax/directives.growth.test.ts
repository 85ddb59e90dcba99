import { expect, it } from "vitest";
import { parseSuppression } from "../../src/syntax/directives.ts";
import { growthOf, linear } from "../helpers/steps.ts";

const pieces = ["trivy:ignore:", "trivy:ignore:a:", ":", "a,", "nosem ", "hadolint ", "=\u2028", "checkov:skip=", " "];

it.each(["# plimsoll ignore=", "# trivy:ignore:", "# check=", "# checkov:skip="])(
  "takes work in proportion to what follows %s",
  async (head) => {
    for (const piece of pieces) {
      const parse = (times: number) => {
        const comment = head + piece.repeat(times);
        return parseSuppression(comment, { start: 0, end: comment.length });
      };
      expect(await growthOf(parse, 300), piece).toBeLessThan(linear);
    }
  },
);
