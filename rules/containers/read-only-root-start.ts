import {
  type BaseImageFacts,
  type Container,
  defineRule,
  knownValue,
  type Mount,
  type RuleContext,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  type BuiltImage,
  builtImages,
  chainInstructions,
  isWithin,
  normalizePath,
  ownerName,
  perPart,
} from "../../src/kit.ts";

export default defineRule({
  id: "read-only-root-start",
  summary: "A container with a read-only root has volumes where its server writes when it starts",
  why: "Docker and Kubernetes make all of the root read-only: a server that cannot write its process ID, its socket or its temporary files ends at once. A volume or a tmpfs in that place is writable. So is a VOLUME of the image in Docker, which mounts an anonymous volume there; in Kubernetes the runtime decides (containerd mounts one, CRI-O does not), and Plimsoll cannot tell. Podman alone mounts a tmpfs at `/run`, `/tmp` and `/var/tmp`, unless it is told `--read-only-tmpfs=false`.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  recommended: true,
  reference: "https://docs.docker.com/reference/cli/docker/container/run/#read-only",
  messages: {
    unwritable: "{container} does not start: {image} writes to {directory}, which is read-only: mount {volume} there",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  web:\n    image: nginx:1.29\n    read_only: «true»\n    tmpfs: [/run]",
      good: "services:\n  web:\n    image: nginx:1.29\n    read_only: true\n    tmpfs: [/run, /var/cache/nginx]",
    },
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: db\n      image: postgres:18\n      securityContext:\n        readOnlyRootFilesystem: «true»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: db\n      image: postgres:18\n      securityContext:\n        readOnlyRootFilesystem: true\n      volumeMounts:\n        - {name: run, mountPath: /var/run/postgresql}\n  volumes:\n    - {name: run, emptyDir: {}}",
    },
    {
      title: "Docker mounts an anonymous volume where the image declares one",
      kind: "compose",
      good: "services:\n  web:\n    build: .\n    read_only: true\n    tmpfs: [/run]",
      files: { Dockerfile: "FROM nginx:1.29\nVOLUME /var/cache/nginx\n" },
    },
  ],
  on: {
    Container(container, context) {
      const { security, mounts, place } = container;
      const asked = security.readOnlyRoot;
      if (!asked || knownValue(asked.value) !== true) return;
      const server = serverOf(container, context);
      if (!server) return;
      const missing = Object.entries(server.writes).filter(
        ([directory]) => !mounts.some(({ target }) => covers(pathOf(target), directory)),
      );
      // Each runtime of Kubernetes does with the volumes of an image what it likes.
      const unmounted = missing.filter(([directory]) => !server.volumes.some((path) => covers(path, directory)));
      if (place.kind === "kubernetes" ? missing.length === 0 : unmounted.length === 0) return;
      const [first] = unmounted.filter(([, deciders]) => !deciders.some((path) => isReplaced(path, server, container)));
      const unsure =
        unmounted.length === 0 ? "the image has a volume there" : "its configuration may name another directory";
      const doubt = doubtAbout(container) ?? (first ? undefined : unsure);
      if (!first || doubt !== undefined) return unknown(asked.valueSpan, doubt ?? "");
      return {
        at: asked.valueSpan,
        message: "unwritable",
        data: {
          container: ownerName(place),
          image: server.image,
          directory: first[0],
          volume: place.kind === "kubernetes" ? "an emptyDir" : "a tmpfs",
        },
      };
    },
  },
});

interface Server {
  readonly image: string;
  readonly writes: NonNullable<BaseImageFacts["writesAtStart"]>;
  /** Where a Dockerfile puts files; undefined for one that is not known. */
  readonly copied: readonly (string | undefined)[];
  /** Where it declares volumes; the same. */
  readonly volumes: readonly (string | undefined)[];
}

/** The server that a container runs, where it is that of a known image as it is: with other files at most. */
function serverOf(
  container: Container,
  { document, project, knowledge }: Pick<RuleContext, "document" | "project" | "knowledge">,
): Server | undefined {
  const images = builtImages(container, document, project, knowledge);
  if (images === "unknown") return undefined;
  if (images !== "none") return images.length === 1 ? builtServer(images[0]) : undefined;
  const reference = container.image && knownValue(container.image.reference);
  const facts = reference && knowledge.baseImage(reference.name, reference.tag, reference.digest);
  return facts?.writesAtStart && { image: reference?.text ?? "", writes: facts.writesAtStart, copied: [], volumes: [] };
}

const harmless: ReadonlySet<string> = new Set("Copy Add Expose Label Healthcheck Maintainer Arg Volume".split(" "));

function builtServer({ stage, model, path }: BuiltImage): Server | undefined {
  const writes = stage.root?.writesAtStart;
  const copied = writes && copiedInto(stage, model);
  return copied && { image: `the image of ${path}`, writes, copied, volumes: volumesOf(stage, model) };
}

const volumesOf = perPart((stage: Stage, model): Server["volumes"] =>
  chainInstructions(stage).flatMap((one) =>
    one.type === "Volume" ? one.paths.map((path) => pathOf(model.resolve(path, one))) : [],
  ),
);

/** Where a stage puts files; undefined for one that does more with its base image. */
const copiedInto = perPart((stage: Stage, model): Server["copied"] | undefined => {
  const instructions = chainInstructions(stage);
  if (!instructions.every(({ type }) => type === "From" || harmless.has(type))) return undefined;
  return instructions.flatMap((one) => {
    if (one.type !== "Copy" && one.type !== "Add") return [];
    const target = one.destination && knownValue(model.resolve(one.destination, one));
    return [target?.startsWith("/") ? normalizePath(target) : undefined];
  });
});

/** Whether something else stands where the configuration of a server does. */
function isReplaced(path: string, { copied }: Server, { mounts }: Container): boolean {
  const targets = mounts.map(({ target }) => pathOf(target));
  return [...copied, ...targets].some((one) => one === undefined || isWithin(path, one) || isWithin(one, path));
}

/** Whether something is mounted over a directory, or in it: part of what is written there may be all of it. */
function covers(path: string | undefined, directory: string): boolean {
  return path === undefined || isWithin(directory, path) || isWithin(path, directory);
}

/** Where a mount or a volume stands; `/var/run` leads to `/run`. */
function pathOf(target: Mount["target"]): string | undefined {
  const path = knownValue(target);
  return path === undefined ? undefined : normalizePath(path).replace(/^\/var\/run(?=\/|$)/, "/run");
}

function doubtAbout({ unseen, entrypoint, command }: Container): string | undefined {
  if (unseen !== undefined) return unseen;
  return entrypoint.length > 0 || command.length > 0 ? "the container runs a command of its own" : undefined;
}
