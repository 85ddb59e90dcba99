import { defineRule, type ProposedFix, replace, type User, unknown } from "../../src/author.ts";
import { chainInstructions, lookUp, mayHavePasswd, valueFlow } from "../../src/kit.ts";
import { isNumeric, userPart, usualIds } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "no-named-user-without-passwd",
  summary: "USER is numeric if the image has no /etc/passwd",
  why: "The name is looked up in the image's /etc/passwd when the container starts: without that file the container fails to start.",
  topic: "user",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  aliases: { tally: ["tally/named-identity-in-passwdless-stage"] },
  messages: { name: "{user} cannot be looked up, as the image has no /etc/passwd: use numeric IDs" },
  examples: [
    {
      bad: 'FROM scratch\nCOPY app /app\nUSER «nobody»\nENTRYPOINT ["/app"]',
      fixedUnsafe: 'FROM scratch\nCOPY app /app\nUSER 65534\nENTRYPOINT ["/app"]',
    },
    {
      title: "The file may come from a build stage",
      good: 'FROM alpine:3.20 AS build\nFROM scratch\nCOPY --from=build /etc/passwd /etc/passwd\nUSER nobody\nENTRYPOINT ["/app"]',
    },
  ],
  on: {
    User(instruction, { model }) {
      const stage = model.stageOf(instruction);
      if (!stage || !instruction.user || instruction.onbuild || stage.root?.passwd !== false) return;
      if (stage.root.libc === "windows") return;
      const user = model.resolve(instruction.user, instruction);
      if (!user.known) return unknown(instruction.user, user.reason);
      if (user.value.split(":").every((part) => isNumeric(part) || isImplicit(part))) return;
      if (mayHavePasswd(stage, model)) {
        // A file that is named leaves no doubt; anything else that may hold it does.
        if (bringsPasswd(chainInstructions(stage))) return;
        return unknown(instruction.user, "a copied directory or a command may add /etc/passwd");
      }
      const flow = valueFlow(user, instruction.span);
      return {
        at: instruction.user,
        message: "name",
        data: { user: user.value },
        ...flow,
        fixes: numbered(instruction),
      };
    },
  },
});

/** Docker takes the empty name, and root where there is nothing to look up, for the user 0. */
function isImplicit(part: string): boolean {
  return part === "" || part === "root";
}

function bringsPasswd(instructions: readonly { readonly type: string }[]): boolean {
  return instructions.some(
    (instruction) =>
      "sources" in instruction &&
      (instruction.sources as readonly { readonly text: string }[]).some(({ text }) => text.endsWith("/etc/passwd")),
  );
}

function numbered({ user }: User): ProposedFix | undefined {
  if (!user || !/^[\w.-]+(?::[\w.-]+)?$/.test(user.text)) return undefined;
  const ids = user.text
    .split(":")
    .map((part) => (isNumeric(part) ? userPart(part) : (lookUp(usualIds, part) ?? "65532")));
  return { title: "Use numeric IDs", safe: false, effect: "user", edits: replace(user.span, ids.join(":")) };
}
