import rule from "../../../rules/builds/no-secret-build-args.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "services:\n  a:\n    build:\n      args:\n        VERSION: ${VERSION}\n        TOKEN_FILE: /x",
    "services:\n  a:\n    build:\n      args:\n        - API_TOKEN=changeme\n        - DB_PASSWORD=false",
    {
      title: "a literal is another rule's",
      code: "services:\n  a:\n    build:\n      args:\n        - DB_PASSWORD=correct-horse-battery",
    },
    { code: "services:\n  a:\n    build:\n      args: [API_TOKEN]", options: { allow: ["API_TOKEN"] } },
  ],
  bad: [
    {
      kind: "bake",
      code: 'variable "TOKEN" {}\ntarget "a" {\n  args = {\n    «API_TOKEN» = TOKEN\n    VERSION = "1"\n    DB_PASSWORD = "changeme"\n  }\n}\n',
      says: "The build argument API_TOKEN stays readable in the image's history: pass it as a build secret",
    },
    {
      code: "services:\n  a:\n    build:\n      args:\n        - «API_TOKEN»\n        - «DB_PASSWORD»=${PW}\n        - A=1",
      says: [
        "The build argument API_TOKEN stays readable in the image's history: pass it as a build secret",
        "The build argument DB_PASSWORD stays readable in the image's history: pass it as a build secret",
      ],
    },
  ],
});
