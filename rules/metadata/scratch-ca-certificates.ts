import {
  type BuildContext,
  type DockerfileModel,
  defineRule,
  knownValue,
  type ProjectView,
  type ProposedFix,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  basename,
  broughtInto,
  type GoBuild,
  goBuildsOf,
  insertCopyFrom,
  isRunnable,
  needsOf,
  programOf,
  resolvePath,
  rootSpan,
  runsFile,
  treeMayBring,
} from "../../src/kit.ts";
import { goRootCertificates, rootCertificates } from "../../src/knowledge/file-names.ts";
import { bundledRoots, tlsClientModule } from "../../src/knowledge/go-modules.ts";

export default defineRule({
  id: "scratch-ca-certificates",
  summary: "A Go binary on scratch has root certificates",
  why: "scratch has no certificates: every TLS connection that the binary opens fails with `x509: certificate signed by unknown authority`.",
  topic: "metadata",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["go-static"],
  precision: "medium",
  reference: "https://pkg.go.dev/crypto/x509#SystemCertPool",
  options: {
    required: {
      type: "boolean",
      default: false,
      description: "Whether every image on scratch must have root certificates, whatever it runs.",
    },
  },
  messages: {
    client: "The binary uses TLS ({module}), but the image has no root certificates",
    perhaps: "The image has no root certificates, which the binary needs if it opens TLS connections",
    elsewhere: "The image has no root certificates where Go looks for them: Go does not read {directory}",
    required: "The image has no root certificates",
  },
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM «scratch»\nCOPY --from=build /app /app\nCMD ["/app"]',
      severity: "info",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "perhaps",
    },
    {
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "Distroless images have root certificates",
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian12\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    { bad: 'FROM «scratch»\nCOPY app /app\nCMD ["/app"]', options: { required: true }, message: "required" },
  ],
  on: {
    Stage(stage, { document, model, options, project }) {
      if (!stage.target || !stage.fromScratch || !isRunnable(stage, model)) return;
      if (stage.end.environment("SSL_CERT_FILE") || stage.end.environment("SSL_CERT_DIR")) return;
      if (!options.required && !startedBuild(model, stage, project)) return;
      const at = rootSpan(stage);
      const brought = treeMayBring(stage, isRead, model);
      if (brought === "yes") return;
      const unread = unreadBundle(stage, model);
      const client = tlsClient(project.context(document)) ?? ownClient(stage, model, project);
      if (client === "bundled" || (client === "none" && !options.required)) return;
      if (brought === "unknown") return unknown(at, "the copied files may include certificates");
      const fixes = fix(model, stage);
      if (unread !== undefined) return { at, message: "elsewhere", data: { directory: unread }, fixes };
      if (options.required) return { at, message: "required", fixes };
      if (client !== undefined && client !== "none") return { at, message: "client", data: { module: client }, fixes };
      return { at, message: "perhaps", severity: "info", fixes };
    },
  },
});

/** Whether a copy puts root certificates where Go reads them. */
function isRead(source: string, target: string): boolean {
  if (goRootCertificates.test(target)) return true;
  if (!rootCertificates.test(source)) return false;
  return /^\/etc\/(?:ssl|pki)$/.test(target) || goRootCertificates.test(resolvePath(basename(source), target));
}

/** Where a copy puts root certificates that nothing reads there. */
function unreadBundle(stage: Stage, model: DockerfileModel): string | undefined {
  let found: string | undefined;
  treeMayBring(
    stage,
    (source, target) => {
      if (rootCertificates.test(source)) found ??= target;
      return false;
    },
    model,
  );
  return found;
}

/** The build whose program the image starts. */
function startedBuild(model: DockerfileModel, stage: Stage, project: ProjectView): GoBuild | undefined {
  return goBuildsOf({ document: model.document, model, project }).find(({ landings }) =>
    landings.some((one) => one.certain && stage.chain.includes(one.stage) && runsFile(stage, one.file, model)),
  );
}

/** What of the program opens TLS connections; "none" where all of its source is known, and nothing does. */
function ownClient(stage: Stage, model: DockerfileModel, project: ProjectView): string | undefined {
  const context = project.context(model.document) ?? project.plainContext(model.document);
  const build = startedBuild(model, stage, project);
  const brought = build && context && broughtInto(build.stage, model, context);
  const program = brought && knownValue(programOf(build, brought, model, context));
  if (!program) return undefined;
  return needsOf(program).certificates ?? (program.foreign.length === 0 ? "none" : undefined);
}

function tlsClient(context: BuildContext | undefined): string | undefined {
  const modules = context?.read("go.mod") ?? "";
  if (modules.includes(bundledRoots)) return "bundled";
  return tlsClientModule.exec(modules)?.[1];
}

function fix(model: DockerfileModel, stage: Stage): ProposedFix | undefined {
  const bundle = "/etc/ssl/certs/ca-certificates.crt";
  const edit = insertCopyFrom(stage, bundle, "/etc/ssl/certs/", "ca-certificates", model);
  return (
    edit && { title: "Copy the root certificates from the build stage", safe: false, effect: "copies", edits: edit }
  );
}
