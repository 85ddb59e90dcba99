import { execSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { root } from "./project.ts";

// `npm run new-rule <topic>/<id>` writes the two files of a rule and everything generated from them.

const [, topic, id] = /^([a-z-]+)\/([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(process.argv[2] ?? "") ?? [];
if (!topic || !id) {
  console.error("Usage: npm run new-rule <topic>/<id>, for instance packages/apt-get-assume-yes");
  process.exit(2);
}

write(`rules/${topic}/${id}.ts`, ruleTemplate(topic, id));
write(`test/rules/${topic}/${id}.test.ts`, testTemplate(topic, id));
execSync("npm run --silent generate", { cwd: root, stdio: "inherit" });

function write(path: string, text: string): void {
  if (existsSync(`${root}/${path}`)) {
    console.error(`${path} exists already`);
    process.exit(2);
  }
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, text);
  console.log(path);
}

/** A working rule about MAINTAINER: something to change, not something to fill in. */
function ruleTemplate(topic: string, id: string): string {
  return `import { defineRule, remove } from "../../src/author.ts";

export default defineRule({
  id: "${id}",
  summary: "The policy as a sentence",
  why: "What goes wrong where the policy is broken.",
  topic: "${topic}",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: false,
  messages: { found: "{keyword} breaks the policy" },
  examples: [
    {
      bad: "FROM scratch\\n«MAINTAINER me»",
      fixed: "FROM scratch\\n",
      good: 'FROM scratch\\nLABEL org.opencontainers.image.authors="me"',
    },
  ],
  on: {
    Maintainer(instruction) {
      return {
        at: instruction,
        message: "found",
        data: { keyword: instruction.keyword.text },
        fixes: { title: "Remove the instruction", safe: true, effect: "labels", edits: remove(instruction.span) },
      };
    },
  },
});
`;
}

function testTemplate(topic: string, id: string): string {
  return `import rule from "../../../rules/${topic}/${id}.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM scratch"],
  bad: [
    {
      title: "what the message says and what the fix leaves",
      code: "FROM scratch\\nRUN true\\n«maintainer me»",
      says: "maintainer breaks the policy",
      fixed: "FROM scratch\\nRUN true\\n",
    },
  ],
});
`;
}
