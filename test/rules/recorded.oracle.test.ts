import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type FilesByCode, filesIn, foundByCode, recorded, without } from "../../scripts/differential/recorded.ts";
import type { RuleEntry } from "../../src/config/types.ts";
import { createModel as podsOf } from "../../src/kinds/kubernetes/model.ts";
import { parseKubernetes } from "../../src/kinds/kubernetes/parse.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { knownValue } from "../../src/syntax/fact.ts";

// What other linters said of real files, held against the rules that stand for their codes: by file and code. Each
// difference has its reason in `differences`, which docs/reference/peers.md tells users.

const corpus = process.env.PLIMSOLL_CORPUS ?? "";
const oracles = process.env.PLIMSOLL_ORACLES ?? "";

interface Recording {
  readonly peer: string;
  readonly kind: string;
  readonly folder: string;
  readonly table: string;
  /** For codes that an option covers. */
  readonly settings?: Readonly<Record<string, RuleEntry>>;
  /** Codes for files of which it says nothing else. */
  readonly unread?: readonly string[];
}

const recordings: readonly Recording[] = [
  {
    peer: "checkov",
    kind: "kubernetes",
    folder: "kubernetes",
    table: "kubernetes/checkov.tsv",
    settings: {
      "container-resource-limits": ["info", { limits: ["memory", "cpu"] }],
      "pull-policy-fits-tag": ["info", { always: true }],
    },
  },
  {
    peer: "kube-score",
    kind: "kubernetes",
    folder: "kubernetes",
    table: "kubernetes/kube-score.tsv",
    unread: ["(failed)"],
    settings: {
      "container-resource-limits": ["info", { limits: ["memory", "cpu", "ephemeral-storage"] }],
      "container-resource-requests": ["info", { requests: ["memory", "cpu", "ephemeral-storage"] }],
      "pull-policy-fits-tag": ["info", { always: true }],
    },
  },
  {
    peer: "dclint",
    kind: "compose",
    folder: "compose",
    table: "compose/dclint.tsv",
    settings: { "compose-quote-ports": ["info", { all: true }] },
    unread: ["invalid-yaml", "invalid-schema"],
  },
  {
    peer: "zizmor",
    kind: "workflow",
    folder: "workflows",
    table: "workflow/zizmor.tsv",
    settings: { "workflow-pin-actions": ["info", { actions: ["*"] }] },
  },
  { peer: "actionlint", kind: "workflow", folder: "workflows", table: "workflow/actionlint.tsv" },
  { peer: "checkov", kind: "workflow", folder: "workflows", table: "workflow/checkov.tsv" },
];

/** A class of files on which the two differ. */
interface Difference {
  readonly peer: string;
  readonly codes: RegExp;
  readonly only: "peer" | "plimsoll";
  readonly why: string;
  /** Whether a file is of the class; all are, unless it is said. */
  readonly holds?: (text: string) => boolean;
}

const differences: readonly Difference[] = [
  ...(["checkov", "kube-score"] as const).flatMap((peer): readonly Difference[] => [
    {
      peer,
      codes: /^(?!CKV2?_GHA)/,
      only: "peer",
      why: "Patches, templates and what only looks like a pod are judged by what they say, not by what they leave out",
      holds: (text) => {
        const containers = containersOf(text);
        return containers.length === 0 || containers.some(({ unseen }) => unseen !== undefined);
      },
    },
    {
      peer,
      codes: /^CKV_K8S_(?:14|15|43)$|image/,
      only: "peer",
      why: "An image that a tool fills in is not known",
      holds: (text) => containersOf(text).some(({ image }) => !image?.reference.known),
    },
    {
      peer,
      codes: /^CKV_K8S_1[02]$|resources$|storage/,
      only: "peer",
      why: "Kubernetes takes a limit for the request that is not said",
      holds: (text) => text.includes("limits"),
    },
    {
      peer,
      codes: /^CKV_K8S_(?:20|28|31|37)$|seccomp/,
      only: "peer",
      why: "A privileged container has all capabilities and no profile, whatever else it says",
      holds: (text) => containersOf(text).some(({ security }) => knownValue(security.privileged?.value)),
    },
    { peer, codes: /^CKV_K8S_1[0-3]$/, only: "plimsoll", why: "One rule stands for memory and CPU" },
    { peer, codes: /^CKV_K8S_14$|image-tag$/, only: "plimsoll", why: "A tag that moves, though it is not latest" },
    { peer, codes: /^CKV_K8S_15$|pull-policy$/, only: "plimsoll", why: "A digest may be pulled once and for all" },
  ]),
  { peer: "checkov", codes: /^CKV_K8S_25$/, only: "peer", why: "Capabilities that containers have by default" },
  {
    peer: "checkov",
    codes: /^CKV_K8S_(?:29|30)$/,
    only: "peer",
    why: "Either context is enough, as long as no option says where",
  },
  { peer: "checkov", codes: /^CKV_K8S_[89]$/, only: "peer", why: "One probe is enough, whichever" },
  { peer: "checkov", codes: /^CKV_K8S_1[789]$/, only: "plimsoll", why: "One rule stands for all namespaces" },
  { peer: "checkov", codes: /^CKV_K8S_39$/, only: "plimsoll", why: "One rule stands for all capabilities" },
  {
    peer: "kube-score",
    codes: /resources$|storage/,
    only: "plimsoll",
    why: "One rule stands for the codes of all resources",
  },
  {
    peer: "kube-score",
    codes: /./,
    only: "plimsoll",
    why: "It judges no ReplicationController",
    holds: (text) => text.includes("kind: ReplicationController"),
  },
  { peer: "kube-score", codes: /^pod-probes$/, only: "peer", why: "One probe is enough, whichever" },
  { peer: "kube-score", codes: /^pod-probes$/, only: "plimsoll", why: "Pods need probes without a Service, too" },
  { peer: "dclint", codes: /^invalid-/, only: "plimsoll", why: "One rule stands for both" },
  { peer: "dclint", codes: /order$/, only: "plimsoll", why: "One rule stands for all orders" },
  {
    peer: "dclint",
    codes: /^require-quotes-in-ports$/,
    only: "peer",
    why: "Double quotes do as well as single ones, and ports that are exposed need none",
    holds: (text) => /"\S+"|expose:/.test(text),
  },
  { peer: "dclint", codes: /^no-duplicate-/, only: "peer", why: "Services of profiles need not run together" },
  {
    peer: "dclint",
    codes: /^no-quotes-in-volumes$/,
    only: "peer",
    why: "Some flow lists need the quotes around a comma",
  },
  {
    peer: "dclint",
    codes: /^(?:no-unbound-port-interfaces|service-container-name-regex|service-image-require-explicit-tag)$/,
    only: "peer",
    why: "A variable may give it",
    holds: (text) => text.includes("$"),
  },
  {
    peer: "dclint",
    codes: /^service-image-require-explicit-tag$/,
    only: "peer",
    why: "The project builds the image",
    holds: (text) => /^\s*build:/m.test(text),
  },
  {
    peer: "dclint",
    codes: /^service-image-require-explicit-tag$/,
    only: "plimsoll",
    why: "The default of a variable, or a tag that moves",
  },
  {
    peer: "dclint",
    codes: /^service-image-require-explicit-tag$/,
    only: "peer",
    why: "Tags that move by their name alone, but for latest, are not told from others",
    holds: (text) => text.includes(":nightly"),
  },
  {
    peer: "zizmor",
    codes: /^unpinned-uses$/,
    only: "peer",
    why: "A workflow that a job uses is no action",
    holds: (text) => text.includes("/.github/workflows/"),
  },
  {
    peer: "zizmor",
    codes: /^(?:adhoc-packages|artipacked|cache-poisoning|excessive-permissions|template-injection)$/,
    only: "peer",
    why: "Only what can get into an image, or has to do with building and pushing one, is judged",
  },
  { peer: "zizmor", codes: /^dangerous-triggers$/, only: "peer", why: "A trigger alone builds nothing" },
  { peer: "zizmor", codes: /^adhoc-packages$/, only: "plimsoll", why: "One rule stands for packages and tools" },
  {
    peer: "actionlint",
    codes: /^action$/,
    only: "peer",
    why: "Only actions that build and push images, or get the rights to, are judged",
    holds: (text) => /uses: actions\/(?:checkout|cache|setup-\w+)@v[1-3]\b/.test(text),
  },
  {
    peer: "actionlint",
    codes: /^action$/,
    only: "peer",
    why: "An action warns of its deprecated inputs itself",
    holds: (text) => /^\s*install: /m.test(text),
  },
  {
    peer: "actionlint",
    codes: /^action$/,
    only: "plimsoll",
    why: "It does not know the version of a commit, which the comment behind it names",
    holds: (text) => /@[0-9a-f]{40} # v?\d/.test(text),
  },
  { peer: "actionlint", codes: /^expression$/, only: "peer", why: "Types of expressions are not checked" },
  {
    peer: "checkov",
    codes: /^CKV2_GHA_1$/,
    only: "peer",
    why: "What a workflow does not say the settings of the repository do",
    holds: (text) => !/^permissions:/m.test(text),
  },
  {
    peer: "checkov",
    codes: /^CKV2_GHA_1$/,
    only: "plimsoll",
    why: "Permissions of a job, and scopes that it does not use",
  },
  { peer: "zizmor", codes: /^cache-poisoning$/, only: "plimsoll", why: "It does not know all caches of BuildKit" },
];

const containersOf = memoised((text) => {
  const document = parseKubernetes({ path: "pod.yaml", text });
  return podsOf(document, { knowledge: defaultKnowledge }).containers;
});

function memoised<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

const isHere = existsSync(join(oracles, "kubernetes")) && existsSync(corpus);

describe.skipIf(!isHere).each(recordings)(
  "$peer over $folder",
  ({ peer, kind, folder, table, settings = {}, unread = [] }) => {
    const inputs = isHere ? filesIn(join(corpus, folder), kind) : [];
    const texts = new Map(inputs.map(({ path, text }) => [path, text]));
    const theirs: FilesByCode = isHere ? recorded(join(oracles, table), join(corpus, folder)) : new Map();
    /** What it says nothing of is what it cannot read. */
    const read = new Set([...theirs].flatMap(([code, paths]) => (unread.includes(code) ? [] : [...paths])));
    let ours: FilesByCode = new Map();

    beforeAll(async () => {
      ours = await foundByCode(peer, inputs, settings);
    });

    it.each([...theirs.keys()].sort())("says what we do of %s, but for what is known", (code) => {
      const [said, found] = [theirs.get(code) ?? new Set<string>(), ours.get(code)];
      // Not all of its codes are ours.
      if (!found) return;
      const unexplained = (only: Difference["only"], paths: readonly string[]) =>
        paths.filter((path) => {
          const text = texts.get(path);
          const classes = differences.filter((one) => one.peer === peer && one.only === only && one.codes.test(code));
          return text !== undefined && !classes.some(({ holds }) => !holds || holds(text));
        });
      const onlyOurs = without(found, said).filter((path) => read.has(path) || unread.includes(code));
      expect([unexplained("peer", without(said, found)), unexplained("plimsoll", onlyOurs)]).toEqual([[], []]);
    });
  },
);
