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
    {
      code: "FROM scratch\nCOPY --from=«assets» /dist /dist",
      contexts: {},
      message: "unnamed",
      severity: "warning",
      says: "assets is neither an earlier stage nor a named context, so an image of that name is pulled",
    },
    {
      code: "FROM scratch\nRUN --mount=type=bind,from=«b»,target=/b true\n‹FROM a:1 AS b›",
      message: "later",
      related: "the stage",
    },
    {
      code: "FROM scratch\nCOPY --from=«1» / /\n‹FROM a:1›",
      message: "later",
      says: "The stage 1 comes later than this instruction: only earlier stages can be read",
      related: "the stage",
    },
    {
      code: "FROM scratch\nCOPY --from=«2» / /",
      message: "missing",
      says: "There is no stage 2: this is stage 0, and only stages below 0 can be read",
    },
  ],
});
