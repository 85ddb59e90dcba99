import {
  type Arg,
  type DockerfileModel,
  defineRule,
  type KeyValue,
  knownValue,
  remove,
  report,
} from "../../src/author.ts";

export default defineRule({
  id: "no-platform-arg-default",
  summary: "The platform arguments that BuildKit sets have no default",
  why: "BuildKit sets `TARGETARCH` and its like only where their `ARG` has no default: with one every image of a multi-platform build, and each that is built on another machine, gets the default, and holds programs that do not run there.",
  topic: "variables",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope",
  messages: {
    hidden: "The default hides the {name} that BuildKit sets: it is {value} whatever the image is built for",
  },
  examples: [
    {
      bad: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG «TARGETARCH=amd64»\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixedUnsafe:
        "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
    },
    {
      title: "A builder without BuildKit may get a default where the argument is used",
      good: "FROM golang:1.26\nARG TARGETARCH\nRUN GOARCH=${TARGETARCH:-amd64} go build -o /app .",
    },
  ],
  on: {
    Arg: (arg, { model }) => arg.pairs.map((pair) => verdictOf(pair, arg, model)),
  },
});

/** Those of the platform that is built for; that of the builder does no harm but for the time that emulation takes. */
const hidden: ReadonlySet<string> = new Set(["TARGETPLATFORM", "TARGETARCH", "TARGETVARIANT"]);

function verdictOf({ key, value, span }: KeyValue, arg: Arg, model: DockerfileModel) {
  const name = key.text;
  const { args, unknownArgs, platform } = model.invocation;
  if (!value || !hidden.has(name) || args.has(name) || unknownArgs?.has(name)) return undefined;
  // What is written with variables may be what BuildKit sets.
  if (value.text.includes("$")) return undefined;
  const text = knownValue(model.resolve(value, arg));
  if (text === undefined || (platform !== undefined && isPartOf(platform, name, text))) return undefined;
  return report(span, "hidden", {
    data: { name, value: text === "" ? "empty" : text },
    fixes: {
      title: "Remove the default, which builders other than BuildKit may need",
      safe: false,
      effect: ["args", "env", "options", "commands", "base", "copies"],
      edits: remove({ start: key.span.end, end: span.end }),
    },
  });
}

/** Whether BuildKit sets the same for the platform that is built for. */
function isPartOf(platform: string, name: string, value: string): boolean {
  const [, architecture = "", variant = ""] = platform.split("/");
  const set = name === "TARGETPLATFORM" ? platform : name === "TARGETARCH" ? architecture : variant;
  return set === value;
}
