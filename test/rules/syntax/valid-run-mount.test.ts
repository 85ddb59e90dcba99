import rule from "../../../rules/syntax/valid-run-mount.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nARG T=cache\nRUN --mount=type=$T,target=/a true",
    "FROM alpine:3.20\nRUN --mount=type=secret,id=a true",
  ],
  bad: [
    {
      code: "FROM alpine:3.20\nRUN --mount=type=«cahce»,target=/a true",
      says: "Unknown mount type cahce; did you mean cache?",
      fixed: "FROM alpine:3.20\nRUN --mount=type=cache,target=/a true",
    },
    {
      title: "two letters away is a guess",
      code: "FROM alpine:3.20\nRUN --mount=type=tmpfs,«trgt=/a» true",
      offers: "Write target, unless another word is meant",
      fixedUnsafe: "FROM alpine:3.20\nRUN --mount=type=tmpfs,target=/a true",
    },
    {
      title: "short words are close to each other",
      code: "FROM alpine:3.20\nRUN --mount=type=secret,«ed=a» true",
      offers: "Write id, unless another word is meant",
      fixedUnsafe: "FROM alpine:3.20\nRUN --mount=type=secret,id=a true",
    },
    "FROM alpine:3.20\nRUN «--mount=type=secret,required» true",
  ],
});
