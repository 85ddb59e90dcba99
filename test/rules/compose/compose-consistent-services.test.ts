import rule from "../../../rules/compose/compose-consistent-services.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    build: {context: ., dockerfile: a}\n    scale: 2\n    deploy: {replicas: 2}\n    mem_limit: ${M}\n  b:\n    image: a\n    cpus: 1",
    "services:\n  a:\n    image: a\n    mem_limit: ${M}\n    deploy: {resources: {limits: {memory: 1g}}}",
    "services:\n  a:\n    platform: ${P}\n    build: {context: ., platforms: [linux/amd64]}\n  b:\n    platform: linux/arm64\n    build: {context: ., platforms: ['${P}']}",
    "services:\n  a:\n    build: .\n    develop:\n      watch:\n        - {path: a, action: rebuild}\n        - {path: b, action: sync, target: /b}",
    {
      title: "what is taken over and replaced",
      files: { "base.yaml": "services: {base: {mem_limit: 1g, network_mode: host}}" },
      code: "services:\n  a:\n    image: a\n    extends: {file: base.yaml, service: base}\n    mem_limit: 2g\n    network_mode: !reset null\n    networks: [n]\n    deploy: {resources: {limits: {memory: 2g}}}",
    },
    {
      title: "what a file that is read over it says is told there",
      files: { "compose.override.yaml": "services: {a: {networks: [n]}}" },
      code: "services:\n  a:\n    image: a\n    network_mode: host",
    },
  ],
  bad: [
    {
      title: "with what it extends",
      files: { "base.yaml": "services: {base: {‹network_mode›: host}}" },
      code: "services:\n  a:\n    image: a\n    extends: {file: base.yaml, service: base}\n    «networks»: [n]\n  b:\n    extends: a",
      message: "exclusive",
      says: "Service a has both network_mode and networks: remove one of them",
      related: "The other one stands here",
    },
    {
      title: "with a service of the file",
      code: "services:\n  a:\n    image: a\n    ‹mem_limit›: 1g\n  b:\n    extends: a\n    deploy: {resources: {limits: {«memory»: 2g}}}",
      message: "distinct",
      says: "Service b has different values for mem_limit and deploy.resources.limits.memory: remove one of them",
      related: "The other one stands here",
    },
    {
      code: "services:\n  a:\n    build:\n      «dockerfile»: a\n      dockerfile_inline: FROM b",
      message: "exclusive",
      says: "Service a has both build.dockerfile and build.dockerfile_inline: remove one of them",
    },
    {
      code: "services:\n  a:\n    image: a\n    «scale»: 2\n    «mem_reservation»: 1g\n    «cpus»: 1\n    «pids_limit»: 4\n    deploy:\n      replicas: 3\n      resources: {limits: {cpus: '2', pids: 5}, reservations: {memory: 2g}}",
      message: "distinct",
      says: [
        "Service a has different values for scale and deploy.replicas: remove one of them",
        "Service a has different values for mem_reservation and deploy.resources.reservations.memory: remove one of them",
        "Service a has different values for cpus and deploy.resources.limits.cpus: remove one of them",
        "Service a has different values for pids_limit and deploy.resources.limits.pids: remove one of them",
      ],
    },
    {
      code: "services:\n  a:\n    platform: «linux/riscv64»\n    build: {context: ., platforms: [linux/amd64]}",
      message: "platform",
      says: "Service a is not built for its platform linux/riscv64: add it to build.platforms",
    },
    {
      code: "services:\n  a:\n    build: .\n    develop:\n      watch:\n        - {path: b, action: «sync+restart»}",
      message: "target",
      says: "sync+restart needs a target: say where the files go in the container",
    },
  ],
});
