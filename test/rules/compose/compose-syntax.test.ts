import rule from "../../../rules/compose/compose-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "version: '3'\nname: a\nx-a: &a\n  restart: always\nservices:\n  app:\n    <<: *a\n    image: a:1\n    x-b: 1\nvolumes: {a: }\nnetworks: {b: }",
    "",
    "include:\n  - a.yaml",
    {
      title: "duplicates in lists that Compose merges, what is reset, names of its own",
      code: "services:\n  app:\n    image: a:1\n    labels: [a=1, a=1]\n    ports: !reset null\n    bogus: !reset []\n    x-a: [1]\n    cgroup: ${CGROUP}\n    cpus: ${CPUS}",
    },
    "services:\n  app:\n    extends: base\n    environment:\n  base:\n    image: a:1\n",
    "services:\n  app:\n    image: a:1\n    user: !!str 1000",
    "services:\n  app:\n    image: ${IMAGE:-app:1}\n    environment:\n      A: $$B",
  ],
  bad: [
    {
      title: "of version 1",
      code: "«vorta»:\n  image: example/vorta:latest\n  ports:\n    - 22:22\ndb:\n  image: a",
      says: "A Compose file has no top-level key vorta: put services under the key services",
    },
    {
      code: "«Services»:\n  app:\n    image: a:1",
      says: "A Compose file has no top-level key Services; did you mean services?",
    },
    {
      code: "services:\n  app:\n    image: a:1\n«network»:\n  a:",
      says: "A Compose file has no top-level key network; did you mean networks?",
    },
    { code: "«- app»", says: "A Compose file must be a mapping" },
    {
      title: "keys of a service",
      code: "services:\n  app:\n    image: a:1\n    «enviroment»: {A: b}\n    «db»:\n      image: b\n    ports: «80:80»",
      says: [
        "A service has no key enviroment; did you mean environment?",
        "A service has no key db",
        "ports must be a list",
      ],
    },
    {
      title: "everything else that the schema rejects",
      code: "«version»: \nname: «3»\nservices:\n  app:\n    image: «1»\n    «environment»:\n    tty: «{}»\n    cgroup: «hots»\n    cpu_count: «-1»\n    cpu_percent: «101»\n    oom_score_adj: «2000»\n    pull_policy: '«sometimes»'\n    devices: [«{target: /dev/a}»]\n    depends_on: {«db»: {restart: true}}\n    ports: [80, {target: 80, «hostip»: a}, «[80]»]\n    build: {contxt: .}\n  «a b»:\n    image: a:1\nvolumes:\n  data:\n    «drive»: local\n".replace(
        "{contxt",
        "{«contxt»",
      ),
      says: [
        "version has no value: it must be a string",
        "name must be a string: quote it",
        "image must be a string: quote it",
        "environment has no value: it must be a list or a mapping",
        "tty must be a string or true or false",
        "cgroup must be host or private; did you mean host?",
        "cpu_count must be at least 0",
        "cpu_percent must be from 0 to 100",
        "oom_score_adj must be from -1000 to 1000",
        '"sometimes" is not a valid pull_policy',
        "An entry of devices has no source: add it",
        "db has no condition: add it",
        "An entry of ports has no key hostip; did you mean host_ip?",
        "An entry of ports must be a string, a mapping or a number",
        "build has no key contxt; did you mean context?",
        "a b is not a valid name: use letters, digits, periods, underscores and dashes",
        "A volume has no key drive; did you mean driver?",
      ],
    },
    {
      title: "files that include each other",
      files: { "db.yaml": "include: [compose.yaml]" },
      code: "include:\n  - «db.yaml»\nservices:\n  app:\n    image: a:1",
      says: "Files include each other in a circle: compose.yaml -> db.yaml -> compose.yaml",
    },
    {
      title: "services that extend each other",
      code: "services:\n  a: {image: a:1, extends: «b»}\n  b: {extends: {service: «c»}}\n  c: {extends: «a»}\n  d: {extends: a}\n  e: {extends: «e»}",
      says: [
        "Services extend each other in a circle: a -> b -> c -> a",
        "Services extend each other in a circle: b -> c -> a -> b",
        "Services extend each other in a circle: c -> a -> b -> c",
        "Services extend each other in a circle: e -> e",
      ],
    },
    {
      title: "services that extend each other in several files",
      files: { "x/db.yaml": "services: {db: {extends: {file: ../compose.yaml, service: app}}}" },
      code: "services:\n  app:\n    image: a:1\n    extends: {file: x/db.yaml, service: «db»}",
      says: "Services extend each other in a circle: app -> db of db.yaml -> app",
    },
    { code: "services:\n  app:\n    image: a:1\n    environment:\n      A: «${B»", message: "problem" },
    { code: "services:\n  «app: x»", says: "The service app must be a mapping" },
  ],
});
