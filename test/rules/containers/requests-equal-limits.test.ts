import rule from "../../../rules/containers/requests-equal-limits.ts";
import { testRule } from "../../rule-tester.ts";
import { pod } from "./pods.ts";

const resources = (requests: string, limits: string) =>
  pod([`resources: {requests: {${requests}}, limits: {${limits}}}`]);

testRule(rule, {
  good: [
    { title: "no request", code: pod(["resources: {limits: {memory: 1Gi}}"]) },
    { title: "no limit", code: pod(["resources: {requests: {memory: 1Gi}}"]) },
    { title: "two spellings", code: resources("memory: 1Gi, cpu: 2", "memory: 1024Mi, cpu: 2000m") },
    { title: "above the limit", code: resources("cpu: 2", "cpu: 1") },
    { title: "of other resources", code: resources("ephemeral-storage: 1Gi", "ephemeral-storage: 2Gi") },
    { title: "not a quantity", code: resources("memory: lots", "memory: 1Gi") },
    { title: "filled in later", code: resources("memory: 1Gi", "memory: $M"), unknown: "$M is filled in later" },
  ],
  bad: [
    {
      code: resources('memory: "«1Gi»", cpu: «1»', "memory: ‹2Gi›, cpu: '‹1.5›'"),
      says: [
        "Container app asks for 1Gi of memory and may use 2Gi: make the two equal",
        "Container app asks for 1 of cpu and may use 1.5: make the two equal",
      ],
      related: [
        ["The limit is set here", null],
        [null, "The limit is set here"],
      ],
      fixedUnsafe: resources('memory: "2Gi", cpu: 1.5', "memory: 2Gi, cpu: '1.5'"),
    },
    {
      title: "of the policy",
      code: resources("memory: 1Gi, ephemeral-storage: «1Gi»", "memory: 2Gi, ephemeral-storage: ‹2Gi›"),
      options: { resources: ["ephemeral-storage"] },
      related: "The limit is set here",
      fixedUnsafe: resources("memory: 1Gi, ephemeral-storage: 2Gi", "memory: 2Gi, ephemeral-storage: 2Gi"),
    },
  ],
});
