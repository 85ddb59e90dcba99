import rule from "../../../rules/compose/compose-defined-names.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "everything that a service may refer to",
      code: "services:\n  a:\n    image: a\n    depends_on: {b: {condition: service_started}}\n    links: ['b:db']\n    volumes_from: ['b:ro', 'container:elsewhere']\n    pid: service:b\n    ipc: host\n    networks: [default, n]\n    volumes: ['v:/v', './p:/p', '~/q:/q', 'c:/w:/w', '/only', '$HOME:/h', '${X:-v}:/x']\n    secrets: [s, {source: s, target: t}]\n    configs: [c]\n    models: [m]\n  b:\n    extends: a\nnetworks: {n: }\nvolumes: {v: }\nsecrets: {s: {file: s}}\nconfigs: {c: {file: c}}\nmodels: {m: {model: x}}",
    },
    {
      title: "a file that is read over it",
      files: { "compose.override.yaml": "networks: {n: }" },
      code: "services:\n  a:\n    image: a\n    networks: [n]",
    },
    {
      title: "a file that it includes, and what that includes",
      files: {
        "db/compose.yaml": "include: [../net/compose.yaml]\nservices: {db: {image: b}}",
        "net/compose.yaml": "networks: {n: }",
      },
      code: "include:\n  - path: ./db/compose.yaml\nservices:\n  a:\n    image: a\n    depends_on: [db]\n    networks: [n]",
    },
    {
      title: "an included file that is not there",
      code: "include: [db.yaml]\nservices:\n  a:\n    image: a\n    depends_on: [db]",
      unknown: "it includes db.yaml, which cannot be read",
    },
    {
      title: "an included file that cannot be told",
      code: "include: ['${DB}', 'https://example.com/a.git']\nservices:\n  a:\n    image: a\n    depends_on: [db]",
      unknown: "it includes a file that cannot be told",
    },
    {
      title: "the files of the project are named elsewhere",
      files: { ".env": "COMPOSE_FILE=compose.yaml:db.yaml" },
      code: "services:\n  a:\n    image: a\n    depends_on: [db]",
      unknown: "COMPOSE_FILE names the files that are read with it",
    },
    { title: "a name with a variable", code: "services:\n  a:\n    image: a\n    networks: ['${N}']" },
    { title: "an extended service of another file", code: "services:\n  a:\n    extends: {service: b, file: b.yaml}" },
  ],
  bad: [
    {
      code: "services:\n  a:\n    image: a\n    depends_on: [«b1»]\n    links: ['«b2»:x']\n    volumes_from: [«b3»:ro]\n    network_mode: service:«b4»\n    volumes: ['«v1»:/v', {type: volume, source: «v2», target: /w}]\n    secrets: [«s1», {source: «s2»}]\n    configs: [«c1»]\n    models: {«m1»: {}}\n  b:\n    extends: {service: «x1»}\n    build: {context: ., secrets: [«s3»]}\n    networks: {«n1»: {}}",
      says: [
        "Service a refers to b1, which is not defined under services; did you mean b?",
        "Service a refers to b2, which is not defined under services; did you mean b?",
        "Service a refers to b3, which is not defined under services; did you mean b?",
        "Service a refers to b4, which is not defined under services; did you mean b?",
        "Service a refers to v1, which is not defined under volumes",
        "Service a refers to v2, which is not defined under volumes",
        "Service a refers to s1, which is not defined under secrets",
        "Service a refers to s2, which is not defined under secrets",
        "Service a refers to c1, which is not defined under configs",
        "Service a refers to m1, which is not defined under models",
        "Service b refers to x1, which is not defined under services",
        "Service b refers to s3, which is not defined under secrets",
        "Service b refers to n1, which is not defined under networks",
      ],
      fixedUnsafe:
        "services:\n  a:\n    image: a\n    depends_on: [b]\n    links: ['b:x']\n    volumes_from: [b:ro]\n    network_mode: service:b\n    volumes: ['v1:/v', {type: volume, source: v2, target: /w}]\n    secrets: [s1, {source: s2}]\n    configs: [c1]\n    models: {m1: {}}\n  b:\n    extends: {service: x1}\n    build: {context: ., secrets: [s3]}\n    networks: {n1: {}}",
    },
    {
      title: "a service whose name is nearest to what it refers to itself",
      code: "services:\n  kafkacat:\n    image: a\n    depends_on: [«kafka»]",
      says: "Service kafkacat refers to kafka, which is not defined under services",
      fixed: null,
    },
    {
      title: "an included file that does not define it",
      files: { "db.yaml": "services: {db: {image: b}}" },
      code: "include: [db.yaml]\nservices:\n  a:\n    image: a\n    networks: [«net»]",
      says: "Service a refers to net, which is not defined under networks",
    },
  ],
});
