import { type Add, type Copy, type DockerfileModel, defineRule, report, unknown } from "../../src/author.ts";
import { mayHavePasswd, mayHaveUser } from "../../src/kit.ts";
import { isNumeric } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "copy-chown-known-user",
  summary: "--chown names an account that the stage has",
  why: "The name is looked up in the stage's own /etc/passwd. Where it is missing, BuildKit gives the files to root without a word, and other builders fail.",
  topic: "user",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/named-identity-in-passwdless-stage"] },
  messages: {
    missing: "{image} has no user {user}, and nothing before creates one: the files go to root or the build fails",
    passwd: "{user} cannot be looked up without /etc/passwd: the files go to root or the build fails",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nCOPY --chown=«www-data» site /srv",
      good: "FROM alpine:3.20\nRUN adduser -D -H www-data\nCOPY --chown=www-data site /srv",
      message: "missing",
    },
    {
      bad: "FROM scratch\nCOPY --chown=«app:app» app /app",
      good: "FROM scratch\nCOPY --chown=65532:65532 app /app",
      message: "passwd",
    },
    { title: "The base image's accounts are known", good: "FROM node:22\nCOPY --chown=node:node . /app" },
  ],
  on: { Copy: check, Add: check },
});

function check(instruction: Copy | Add, { model }: { readonly model: DockerfileModel }) {
  const at = instruction.chown?.value;
  const stage = model.stageOf(instruction);
  if (!at || !stage || instruction.onbuild || stage.root?.libc === "windows") return undefined;
  const owner = model.resolve(at, instruction);
  if (!owner.known) return unknown(at, owner.reason);
  const [user = "", group = ""] = owner.value.split(":");
  if (stage.root?.passwd === false) {
    if ([user, group].every((part) => part === "" || part === "root" || isNumeric(part))) return undefined;
    if (mayHavePasswd(stage, model, instruction)) return undefined;
    return report(at, "passwd", { data: { user: owner.value } });
  }
  if (user === "" || user === "root" || isNumeric(user)) return undefined;
  if (!stage.root) return unknown(at, "the base image's accounts are not known");
  if (mayHaveUser(user, stage, model, instruction)) return undefined;
  return report(at, "missing", { data: { user, image: stage.chain[0]?.from.image?.text ?? "" } });
}
