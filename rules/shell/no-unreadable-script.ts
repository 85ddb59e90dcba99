import { defineRule } from "../../src/author.ts";
import { isPosixFamily } from "../../src/kit.ts";

export default defineRule({
  id: "no-unreadable-script",
  summary: "Shell scripts are simple enough to be checked",
  why: "A script whose substitutions nest a hundred levels deep, or that opens thousands of here-documents, would take long to parse. It is passed over, and no rule looks at its commands: whatever it does goes unseen.",
  topic: "shell",
  category: "security",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html",
  messages: { unread: "This script nests too deeply, or opens too many here-documents, to be checked: divide it" },
  examples: [{ title: "A script that people write", good: 'FROM debian:12\nRUN echo "$(cat "$(ls -t | head -n 1)")"' }],
  on: {
    Script: (script) => (isPosixFamily(script.dialect) && !script.tree ? { at: script, message: "unread" } : undefined),
  },
});
