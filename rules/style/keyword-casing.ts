import { type DockerfileDocument, defineRule, type Instruction, replace, report, type Word } from "../../src/author.ts";

export default defineRule({
  id: "keyword-casing",
  summary: "Keywords are written in the same case",
  why: "Docker ignores case, but a consistent case makes keywords easy to tell from their arguments.",
  topic: "style",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    buildkit: ["ConsistentInstructionCasing"],
    dockerfilelint: ["uppercase_commands"],
    "dockerfile-utils": ["CASING_INSTRUCTION"],
    sonar: ["S6476"],
  },
  reference: "https://docs.docker.com/reference/build-checks/consistent-instruction-casing/",
  options: {
    case: {
      type: "string",
      enum: ["upper", "lower", "majority"],
      default: "upper",
      description: "The case of keywords; `majority` stands for the case of most keywords in the file.",
    },
  },
  messages: { casing: "Write {expected} instead of {keyword}" },
  examples: [
    { bad: "FROM alpine:3.20\n«run» true", fixed: "FROM alpine:3.20\nRUN true" },
    {
      options: { case: "majority" },
      bad: "from alpine:3.20\nrun true\n«CMD» true",
      fixed: "from alpine:3.20\nrun true\ncmd true",
    },
    { options: { case: "lower" }, good: "from alpine:3.20\nrun true" },
  ],
  check(document, { options }) {
    const keywords = document.instructions.flatMap(keywordsOf);
    const lower = options.case === "lower" || (options.case === "majority" && mostlyLower(keywords));
    return keywords.flatMap((keyword) => {
      const expected = lower ? keyword.text.toLowerCase() : keyword.text.toUpperCase();
      if (keyword.text === expected) return [];
      return report(keyword, "casing", {
        data: { keyword: keyword.text, expected },
        fixes: { title: `Write ${expected}`, safe: true, effect: "none", edits: replace(keyword.span, expected) },
      });
    });
  },
});

function keywordsOf(instruction: DockerfileDocument["instructions"][number]): readonly Word[] {
  const inner: Instruction | undefined = instruction.type === "Onbuild" ? instruction.instruction : undefined;
  if (instruction.type === "UnknownInstruction") return [];
  return inner ? [instruction.keyword, ...keywordsOf(inner)] : [instruction.keyword];
}

function mostlyLower(keywords: readonly Word[]): boolean {
  const lower = keywords.filter(({ text }) => text === text.toLowerCase()).length;
  const upper = keywords.filter(({ text }) => text === text.toUpperCase()).length;
  return lower > upper;
}
