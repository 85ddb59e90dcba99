import {
  type Add,
  type BuildContext,
  type Copy,
  defineRule,
  type RuleContext,
  report,
  unknown,
  type Word,
} from "../../src/author.ts";
import { basename, lookUp } from "../../src/kit.ts";
import { credentialFile, credentialForms, perhapsCredentialFile } from "../../src/knowledge/credential-files.ts";
import { isSecretAssignment, secretInValue } from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "no-copied-credentials",
  summary: "Credential files are not copied into a stage",
  why: "A copied file stays in its layer, or in the cache of a build stage, even if a later instruction deletes it.",
  topic: "secrets",
  category: "security",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [538],
  cis: ["4.10"],
  reference: "https://docs.docker.com/build/building/secrets/",
  messages: {
    file: "{file} contains credentials, which stay in the layer: pass it with RUN --mount=type=secret",
    text: "{file} contains a secret, which stays in the layer: pass it with RUN --mount=type=secret",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nCOPY «.netrc» /root/.netrc",
      good: "FROM alpine:3.20\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl --netrc https://repo.example.com/app",
      message: "file",
    },
    {
      title: "Public keys and samples are not credentials",
      good: "FROM alpine:3.20\nCOPY id_ed25519.pub .env.example /etc/app/",
    },
  ],
  on: { Copy: check, Add: check },
});

function* check(instruction: Copy | Add, { document, model, project }: RuleContext<"dockerfile">) {
  if (instruction.from) return;
  for (const source of instruction.sources) {
    const path = model.resolve(source, instruction);
    if (!path.known || /[*?[]|:\/\//.test(path.value)) continue;
    yield judge(source, path.value, () => project.context(document));
  }
}

function judge(source: Word, path: string, context: () => BuildContext | undefined) {
  const file = basename(path);
  if (credentialFile.test(path)) return report(source, "file", { data: { file } });
  if (!perhapsCredentialFile.test(path)) return undefined;
  const text = context()?.read(path);
  if (text === undefined) return unknown(source, `it is not known whether ${file} contains a secret`);
  return holdsSecret(file.toLowerCase(), text) ? report(source, "text", { data: { file } }) : undefined;
}

function holdsSecret(file: string, text: string): boolean {
  if (secretInValue(text) !== undefined) return true;
  const form = lookUp(credentialForms, file);
  if (form) return form.test(text);
  if (!file.startsWith(".env")) return false;
  return text.split(/\r?\n/).some((line) => {
    const [, name, value = ""] = /^\s*(?:export\s+)?(\w+)=(.+)$/.exec(line) ?? [];
    const bare = value.trim().replace(/^(["'])(.+)\1$/, "$2");
    return name !== undefined && isSecretAssignment(name, bare);
  });
}
