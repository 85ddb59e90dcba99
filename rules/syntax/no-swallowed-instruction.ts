import { defineRule } from "../../src/author.ts";
import { swallowedBy } from "../../src/kit.ts";

export default defineRule({
  id: "no-swallowed-instruction",
  summary: "No trailing backslash joins the next instruction to this one",
  why: "A backslash at the end of a line continues the line, even after a Windows path: the next instruction becomes arguments of this one and does not run.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#escape",
  messages: {
    swallowed: "This backslash makes {next} below part of {keyword}: put # escape=` at the top of the file",
  },
  examples: [
    {
      bad: "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app.exe C:\\app«\\»\nUSER ContainerUser",
      good: "# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app.exe C:\\app\\\nUSER ContainerUser",
    },
  ],
  on: {
    Instruction(instruction, { document }) {
      const swallowed = instruction.onbuild ? undefined : swallowedBy(instruction, document);
      if (!swallowed) return undefined;
      const data = { keyword: instruction.keyword.text.toUpperCase(), next: swallowed.keyword };
      return { at: swallowed.at, message: "swallowed", data };
    },
  },
});
