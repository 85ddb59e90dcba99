import rule from "../../../rules/containers/valid-resource-quantities.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const limits = (written: string) => pod([`resources: {limits: {${written}}}`]);
const requests = (written: string) => pod([`resources: {requests: {${written}}}`]);

testRule(rule, {
  good: [
    requests("memory: 64Mi, cpu: 250m, ephemeral-storage: 1e9, hugepages-2Mi: 4Mi, example.com/gpu: 1"),
    limits('memory: 1.5Gi, cpu: "0.5"'),
    { title: "exponents", code: limits("memory: 1e9, ephemeral-storage: 12E+6") },
    { title: "thousandths of what is not counted in bytes", code: requests("cpu: 100m, example.com/slots: 500m") },
    { title: "1.2Gi, as the API server writes it", code: limits("memory: 1288490188800m") },
    { title: "a mebibyte in thousandths", code: limits("memory: 1048576000m") },
    { title: "no limit", code: limits("memory: 0") },
    { title: "what YAML may read as another number", code: limits('memory: 0512, cpu: "-512"') },
    { title: "bytes by an exponent", code: limits("memory: 5e5") },
    { title: "a request that asks for next to nothing", code: requests("memory: 64") },
    { title: "a megabyte", code: limits("memory: 1048576") },
    { title: "filled in later", code: limits("memory: $M, cpu: '${CPU}m', ephemeral-storage: '{{ disk }}Mi'") },
    { title: "not a text", code: pod(["resources: {limits: [a], requests: {memory: {a: 1}}}"]) },
    {
      title: "equal, or below the limit",
      code: pod(["resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: '0.5', memory: 2G}}"]),
    },
    {
      title: "a limit that is not known",
      code: pod(["resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: $C}}"]),
    },
  ],
  bad: [
    ...(
      [
        ["512MB", "512M"],
        ["512mb", "512M"],
        ["512g", "512Gi"],
        ["1.5 Gi", "1.5Gi"],
        ["2GiB", "2Gi"],
        ["2gi", "2Gi"],
        ["10K", "10Ki"],
        ["10KB", "10k"],
        ["10kb", "10k"],
        ["4096B", "4096"],
      ] as const
    ).map(([written, wanted]) => ({
      title: written,
      code: requests(`memory: «${written}»`),
      message: "unit" as const,
      says: `${written} is not a quantity of Kubernetes: write ${wanted}`,
      fixedUnsafe: requests(`memory: ${wanted}`),
    })),
    {
      title: "what cannot be told",
      code: requests("ephemeral-storage: «5parsecs»"),
      message: "unit",
      says: "5parsecs is not a quantity of Kubernetes: write a number with a unit such as Mi",
    },
    ...["5xMB", "5inB", "5Bits"].map((written) => ({
      title: written,
      code: requests(`memory: «${written}»`),
      message: "unit" as const,
    })),
    {
      title: "of whole processors",
      code: requests("cpu: «2cores»"),
      message: "unit",
      says: "2cores is not a quantity of Kubernetes: write 2",
      fixedUnsafe: requests("cpu: 2"),
    },
    {
      title: "of processors",
      code: limits("cpu: «500mCPU»"),
      message: "unit",
      says: "500mCPU is not a quantity of Kubernetes: write 500m",
      fixedUnsafe: limits("cpu: 500m"),
    },
    {
      title: "less than a mebibyte in thousandths",
      code: limits("memory: «1048575999m»"),
      message: "thousandths",
      fixedUnsafe: limits("memory: 1048575999Mi"),
    },
    {
      code: limits('memory: "«128m»"'),
      message: "thousandths",
      says: "128m is 128 thousandths of a byte: write 128Mi",
      fixedUnsafe: limits('memory: "128Mi"'),
    },
    {
      title: "of a volume in memory, and of a claim",
      code:
        "apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  selector: {}\n  template:\n    spec:\n      containers:\n        - {name: a, image: a:1}\n" +
        "      volumes:\n        - {name: v, emptyDir: {sizeLimit: «64m»}}\n" +
        "  volumeClaimTemplates:\n    - spec: {resources: {requests: {storage: «10GB»}}}\n",
      message: ["thousandths", "unit"],
      fixedUnsafe:
        "apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  selector: {}\n  template:\n    spec:\n      containers:\n        - {name: a, image: a:1}\n" +
        "      volumes:\n        - {name: v, emptyDir: {sizeLimit: 64Mi}}\n" +
        "  volumeClaimTemplates:\n    - spec: {resources: {requests: {storage: 10G}}}\n",
    },
    {
      code: limits("memory: «512»"),
      message: "bytes",
      says: "512 is a number of bytes, with which no container starts: write 512Mi",
      fixedUnsafe: limits("memory: 512Mi"),
    },
    {
      code: pod(["resources: {requests: {memory: «2Gi»}, limits: {memory: ‹2G›}}"]),
      message: "above",
      says: "The request of memory is above the limit of 2G: Kubernetes rejects it",
      related: "The limit is set here",
    },
    {
      title: "of an init container, and of the whole pod",
      code: pod(
        [],
        [
          "resources: {requests: {cpu: «2»}, limits: {cpu: ‹1500m›}}",
          "initContainers: [{name: i, image: a:1, resources: {requests: {cpu: «2»}, limits: {cpu: ‹1›}}}]",
        ],
      ),
      message: ["above", "above"],
      related: [
        ["The limit is set here", null],
        [null, "The limit is set here"],
      ],
    },
  ],
});
