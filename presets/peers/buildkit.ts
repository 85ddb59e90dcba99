import { buildkit as codes } from "./codes/buildkit.ts";
import { peerPresets } from "./peer-preset.ts";
import { exceptWords, secretWords } from "./secret-words.ts";

export const buildkit = peerPresets({
  peer: "buildkit",
  title: "BuildKit's checks",
  codes,
  rules: {
    "definition-comments": {
      options: { comments: "all" },
      why: "a comment that another tool reads must describe the stage or argument, too",
    },
    "keyword-casing": {
      options: { case: "majority" },
      why: "keywords in lower case are right where most of the file has them so",
    },
    "no-secret-values": "off",
    "no-secret-variable-names": {
      options: { patterns: secretWords, except: exceptWords },
      why: "the name decides, whatever the value: a placeholder and a path are reported",
    },
    "prefer-exec-form": {
      options: { which: "unset" },
      why: "every shell form without a SHELL is reported, one that another replaces and one that begins with exec too",
    },
  },
});
