import { type Add, type Copy, type DockerfileModel, defineRule, report, unknown } from "../../src/author.ts";
import { isLinked, mayHavePasswd, mayHaveUser, namesAccount } from "../../src/kit.ts";
import { isNumeric, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "copy-chown-known-user",
  summary: "--chown names an account that the stage has",
  why: "The name is looked up in the stage's own /etc/passwd. Where it is missing, BuildKit gives the files to root without a word, and other builders fail. A copy with --link is made on an empty layer, where no name can be looked up, and the build stops.",
  topic: "user",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/named-identity-in-passwdless-stage"] },
  messages: {
    missing: "{image} has no user {user}, and nothing before creates one: the files go to root or the build fails",
    passwd: "{user} cannot be looked up without /etc/passwd: the files go to root or the build fails",
    linked: "{user} cannot be looked up in the empty layer that --link copies to, and the build fails: give numbers",
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
      title: "A linked copy knows no names",
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
