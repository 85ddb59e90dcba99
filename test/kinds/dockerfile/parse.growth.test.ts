import { expect, it } from "vitest";
import { growthOf, linear } from "../../helpers/steps.ts";
import { parse } from "./parsing.ts";

it.each([
  ["instructions", "RUN a b \\\n  && c\nENV a=b c='d e'\n"],
  ["one long continuation", "# c\n a \\\n\n"],
  ["open heredocs", "RUN cat << E\n"],
  ["heredocs on one line", "RUN a \\\n <<E "],
  ["flags", "RUN --mount=type=cache,target=/a,id='b' \\\n"],
  ["open variables", "ENV a=${b:-${c \\\n"],
  ["quotes", "LABEL a=\"b 'c \\\n"],
  ["JSON", 'CMD ["a\\n", \\\n'],
  ["brackets", "RUN [[[[[[[[ \\\n"],
])("is linear in %s", async (_, piece) => {
  expect(await growthOf((times) => parse(`FROM x\n${piece.repeat(times)}`), 400)).toBeLessThan(linear);
});
