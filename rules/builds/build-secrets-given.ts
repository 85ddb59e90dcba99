import { type BuiltDocument, defineRule, type RunMount } from "../../src/author.ts";
import { perModel } from "../../src/kit.ts";

export default defineRule({
  id: "build-secrets-given",
  summary: "A build passes the secrets and SSH agents that its Dockerfile requires",
  why: "A RUN whose `--mount=type=secret` says `required` fails where the build does not pass such a secret.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#run---mounttypesecret",
  messages: {
    secret: "{dockerfile} requires the secret {id}, and the build passes none",
    ssh: "{dockerfile} requires an SSH agent, and the build passes none",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      context: «.»",
      good: "services:\n  app:\n    build:\n      context: .\n      secrets: [token]\nsecrets:\n  token:\n    environment: TOKEN",
      files: { Dockerfile: "FROM alpine:3.22\nRUN --mount=type=secret,id=token,required cat /run/secrets/token\n" },
      message: "secret",
    },
    {
      kind: "bake",
      bad: 'target "app" {\n  context = "«.»"\n}\n',
      good: 'target "app" {\n  context = "."\n  ssh = ["default"]\n}\n',
      files: { Dockerfile: "FROM alpine:3.22\nRUN --mount=type=ssh,required=true ssh-add -l\n" },
      message: "ssh",
    },
  ],
  on: {
    *Build(build, { document, project, knowledge }) {
      const asked = project.buildOf(document, build);
      const built = asked?.invocation.known ? asked.open("dockerfile", knowledge) : undefined;
      if (!asked || !built) return;
      const layers = asked.layers ?? [build];
      const at = build.dockerfile?.contentSpan ?? build.context?.contentSpan ?? build;
      const path = built.document.source.path;
      for (const type of ["secret", "ssh"] as const) {
        if (layers.some((layer) => layer[type === "secret" ? "secrets" : "ssh"].length > 0)) continue;
        const mount = requiredIn(built.model).find(({ mountType }) => mountType === type);
        if (!mount) continue;
        const related = asked.inline ? [] : [{ at: mount.span, path, message: "It is required here" }];
        if (type === "ssh") yield { at, message: "ssh", data: { dockerfile: path }, related };
        else yield { at, message: "secret", data: { dockerfile: path, id: nameOf(mount) }, related };
      }
    },
  },
});

/** The mounts without which the stages that are needed do not build. */
const requiredIn = perModel((model: BuiltDocument<"dockerfile">["model"]): readonly RunMount[] =>
  model.stages
    .filter(({ used }) => used)
    .flatMap(({ instructions }) => instructions)
    .flatMap((one) => (one.type === "Run" ? one.mounts.filter(isRequired) : [])),
);

function isRequired({ options }: RunMount): boolean {
  const required = options.find(({ key }) => key === "required");
  return required !== undefined && /^(?:true|1|)$/.test(required.value?.text ?? "");
}

/** The secret that is asked for: its id, or the name of the file that it becomes. */
function nameOf({ id, target }: RunMount): string {
  return id?.text ?? target?.text.replace(/^.*\//, "") ?? "";
}
