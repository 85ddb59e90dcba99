import { expect, it } from "vitest";
import { said, saidOf } from "./parsing.ts";

it.each<[text: string, ...expected: string[]]>([
  ["USER it's", "quotes 's: The quote ' is not closed"],
  ["USER a${B^}", "modifier ${B^}: Docker does not support the variable modifier ^"],
  [
    "EXPOSE ${A^} 80 ${B",
    "modifier ${A^}: Docker does not support the variable modifier ^",
    "modifier ${B: The variable's brace is not closed",
  ],
  ["ENV a=it's", "key-value 's: The quote ' is not closed"],
  ["ENV a${K^}=b", "modifier ${K^}: Docker does not support the variable modifier ^"],
  ["ARG a'b", "key-value 'b: The quote ' is not closed"],
  ["LABEL a=b c=${D^}", "modifier ${D^}: Docker does not support the variable modifier ^"],
  ["COPY <<E /b\na ' ${A^}\nE", "modifier ${A^}: Docker does not support the variable modifier ^"],
  [
    'COPY <<-E /b\n\ta "\n\t\\${A^} ${B}\n\t${C^}\nE',
    "modifier ${C^}: Docker does not support the variable modifier ^",
  ],
  ["COPY <<'E' /b\n${A^}\nE"],
  ["COPY a '$b' /c/"],
])("of %j", (text, ...expected) => {
  expect(saidOf(text)).toEqual(expected.filter((one) => one !== undefined));
});

it("escapes as the file says, in heredocs with a backslash all the same", () => {
  expect(said("# escape=`\nFROM x\nUSER `${A^}\nUSER \\${A^}")).toEqual([
    "modifier ${A^}: Docker does not support the variable modifier ^",
  ]);
  expect(said("# escape=`\nFROM x\nCOPY <<E /b\n\\${A^} `${B^}\nE")).toEqual([
    "modifier ${B^}: Docker does not support the variable modifier ^",
  ]);
});
