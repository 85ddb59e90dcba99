import rule from "../../../rules/compose/compose-syntax.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "version: '3'\nname: a\nx-a: &a\n  restart: always\nservices:\n  app:\n    <<: *a\n    image: a:1\n    x-b: 1\nvolumes: {a: }\nnetworks: {b: }",
    "",
    "include:\n  - a.yaml",
    { kind: "compose", files: {}, code: "services:\n  app:\n    image:\n    ports:" },
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
    { code: "services:\n  app:\n    image: a:1\n    environment:\n      A: «${B»", message: "problem" },
    { code: "services:\n  «app: x»", says: "The service app must be a mapping" },
  ],
});
