import rule from "../../../rules/stages/copy-from-known-stage.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM a:1\nFROM b:1\nCOPY --from=0 / /",
    "FROM scratch\nCOPY --from=alpine:3.20 /bin/sh /bin/sh",
    { title: "perhaps a named context", code: "FROM scratch\nCOPY --from=assets /dist /dist", unknown: true },
    { title: "a named context", code: "FROM scratch\nCOPY --from=assets /dist /dist", contexts: { assets: "./dist" } },
    { title: "its own stage is another rule's", code: "FROM a:1 AS a\nCOPY --from=a / /" },
    { title: "an image of another namespace", code: "FROM scratch\nCOPY --from=team/tools /a /a", contexts: {} },
  ],
  bad: [
    { code: "FROM scratch\nCOPY --from=«assets» /dist /dist", contexts: {}, message: "unnamed" },
    { code: "FROM scratch\nRUN --mount=type=bind,from=«b»,target=/b true\nFROM a:1 AS b", message: "later" },
    { code: "FROM scratch\nCOPY --from=«1» / /\nFROM a:1", message: "later" },
    { code: "FROM scratch\nCOPY --from=«2» / /", message: "missing" },
  ],
});
