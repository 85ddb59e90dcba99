import {
  type DockerfileDocument,
  defineRule,
  type Instruction,
  knownValue,
  type ProposedFix,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  type CreatedUser,
  chainCommands,
  createdUsers,
  fragmentOf,
  insertInstruction,
  mayRunAsRoot,
  rootOptions,
} from "../../src/kit.ts";
import { isRoot } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "require-user",
  summary: "An image sets a user other than root",
  why: "Without USER the container runs as root, and a process that escapes the container is root on the host.",
  topic: "user",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [250],
  cis: ["4.1"],
  aliases: {
    trivy: ["DS-0002"],
    checkov: ["CKV_DOCKER_3"],
    kics: ["fd54f200-402c-4333-a5a4-36ef6709af2f"],
    semgrep: ["missing-user", "missing-user-entrypoint"],
    dockerfile_lint: ["required:USER"],
    sonar: ["S6471"],
    "dockerfile-benchmarker": ["CIS-4.1"],
    "dockerfile-roast": ["DF020"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#user",
  options: {
    which: {
      type: "string",
      enum: ["running", "file", "last-stage"],
      default: "running",
      description:
        "Whether an image needs a USER that would run as root without it (running), or every file needs one somewhere, whatever its base image sets (file), or the last stage one of its own unless it is from scratch (last-stage).",
    },
    ...rootOptions,
  },
  messages: {
    missing: "The image runs as root, the user of {image}: set USER",
    windows: "The image runs as {user}, the user of {image}: set USER",
  },
  examples: [
    {
      bad: 'FROM «python:3.13»\nCOPY app.py /app.py\nCMD ["python", "/app.py"]',
      message: "missing",
      fixedUnsafe: 'FROM python:3.13\nCOPY app.py /app.py\nUSER 65532:65532\nCMD ["python", "/app.py"]',
    },
    { title: "The base image's user counts", good: "FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /app" },
    {
      title: "The user of a build stage does not",
      bad: "FROM golang:1.24 AS build\nUSER nobody\nFROM «alpine:3.20»\nCOPY --from=build /app /app",
      message: "missing",
      fixedUnsafe:
        "FROM golang:1.24 AS build\nUSER nobody\nFROM alpine:3.20\nCOPY --from=build /app /app\nUSER 65532:65532",
    },
    {
      title: "Some base images drop root privileges themselves",
      good: "FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/",
    },
  ],
  check({ instructions }, { model, options }) {
    const start = options.which === "file" ? fragmentOf(model) : undefined;
    if (!start || instructions.some(({ type }) => type === "User")) return;
    return { at: start.keyword, message: "missing", data: { image: "a base image that is not named", user: "root" } };
  },
  on: {
    Stage(stage, { document, model, options }) {
      const { image } = stage.from;
      const { user, userSetBy } = stage.end;
      if (options.which === "last-stage") {
        if (stage !== model.stages.at(-1) || !image || (image.text === "scratch" && !stage.from.as)) return;
        if (stage.instructions.some(({ type }) => type === "User")) return;
        return { at: image, message: "missing", data: { image: image.text, user: "root" } };
      }
      if (options.which === "file") {
        if (
          stage !== model.stages.at(-1) ||
          !image ||
          model.stages.some(({ instructions }) => instructions.some(({ type }) => type === "User"))
        )
          return;
        return { at: image, message: "missing", data: { image: image.text, user: "root" } };
      }
      if (!stage.target || userSetBy || !image) return;
      if (mayRunAsRoot(stage, model, options)) return;
      if (stage.root?.onbuild) return unknown(image, "the base image's ONBUILD instructions are not known");
      if (!user.known) return unknown(image, user.reason);
      if (!isRoot(user.value)) return;
      // An image to build in that starts nothing of its own is run by builders, who mount and own what they need.
      if (stage.root?.sdk && !stage.end.cmd && !stage.end.entrypoint) return;
      const root = stage.chain[0] as Stage;
      const windows = isWindows(stage);
      const created = createdUsers(chainCommands(stage, model));
      return {
        at: image,
        message: windows ? "windows" : "missing",
        data: { image: imageOf(root), user: user.value },
        related: [
          ...(root === stage ? [] : [{ at: root.from, message: "The base image" }]),
          ...created.slice(0, 3).map(({ name, argument }) => ({ at: argument, message: `${name} is created here` })),
        ],
        fixes: switchUser(document, stage, windows ? "ContainerUser" : chooseUser(created, stage)),
      };
    },
  },
});

function imageOf({ base, from }: Stage): string {
  const reference = base.kind === "image" ? knownValue(base.image.reference) : undefined;
  return reference?.text ?? from.image?.text ?? "";
}

function isWindows({ root }: Stage): boolean {
  return root?.libc === "windows";
}

/** The one account that the file creates or the base image brings, else an id that no distribution gives to anybody. */
function chooseUser(created: readonly CreatedUser[], { root }: Stage): string {
  const names = created.length > 0 ? created.map(({ name }) => name) : Object.keys(root?.users ?? {}).filter(isOwn);
  const [only, ...others] = names;
  return only !== undefined && others.length === 0 ? only : "65532:65532";
}

/** Not an account for nobody in particular, nor the one for people that Ubuntu brings. */
function isOwn(name: string): boolean {
  return name !== "nobody" && name !== "nonroot" && name !== "ubuntu";
}

function switchUser(document: DockerfileDocument, stage: Stage, user: string): ProposedFix {
  const starts = (instruction: Instruction) => instruction.type === "Cmd" || instruction.type === "Entrypoint";
  return {
    title: `Switch to ${user}, who may read and write less than root`,
    safe: false,
    effect: "user",
    edits: insertInstruction(document, stage, "USER", user, starts),
  };
}
