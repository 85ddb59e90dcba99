import { type Add, type Copy, type DockerfileModel, defineRule, report, unknown } from "../../src/author.ts";
import { isLinked, mayHavePasswd, mayHaveUser, namesAccount } from "../../src/kit.ts";
import { isNumeric, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "copy-chown-known-user",
  summary: "--chown names an account that exists in the stage",
  why: "The name is looked up in the stage's own /etc/passwd. If it is missing, BuildKit gives the files to root without a warning, and other builders fail. A copy with --link starts from an empty layer, where no name can be looked up, and the build fails.",
  topic: "user",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/named-identity-in-passwdless-stage"] },
  messages: {
    missing: "The user {user} does not exist in {image} or above: the files belong to root or the build fails",
    passwd: "{user} cannot be looked up without /etc/passwd: the files belong to root or the build fails",
    linked: "The build fails: --link copies to an empty layer, where {user} cannot be looked up; use numeric IDs",
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
    {
      title: "A copy with --link cannot look up names",
      bad: "FROM node:22\nCOPY --link --chown=«node:node» . /app",
      good: "FROM node:22\nCOPY --link --chown=1000:1000 . /app",
      message: "linked",
    },
    { title: "The base image's accounts are known", good: "FROM node:22\nCOPY --chown=node:node . /app" },
  ],
  on: { Copy: check, Add: check },
});

function check(instruction: Copy | Add, { model }: { readonly model: DockerfileModel }) {
  const at = instruction.chown?.value;
  const stage = model.stageOf(instruction);
  const linked = isLinked(instruction);
  if (!at || !stage || (instruction.onbuild && !linked) || stage.root?.libc === "windows") return undefined;
  const owner = model.resolve(at, instruction);
  if (!owner.known) return unknown(at, owner.reason);
  const user = userPart(owner.value);
  if (linked) return namesAccount(owner.value) ? report(at, "linked", { data: { user: owner.value } }) : undefined;
  if (stage.root?.passwd === false) {
    if (!namesAccount(owner.value)) return undefined;
    if (mayHavePasswd(stage, model, instruction)) return undefined;
    return report(at, "passwd", { data: { user: owner.value } });
  }
  if (user === "" || user === "root" || isNumeric(user)) return undefined;
  if (!stage.root) return unknown(at, "the base image's accounts are not known");
  if (mayHaveUser(user, stage, model, instruction)) return undefined;
  return report(at, "missing", { data: { user, image: stage.chain[0]?.from.image?.text ?? "" } });
}
