import { expect, it } from "vitest";
import type { CheckedScript } from "../../src/nodes/checked-script.ts";
import { scriptFile } from "../../src/shellcheck/script-file.ts";

const plain: CheckedScript = { dialect: "sh", errexit: false, variables: [], text: "a\nb" };

it.each([
  ["its shell", { dialect: "bash" }, "#!/bin/bash\na\nb", 1],
  ["the sh of BusyBox", { dialect: "busybox" }, "#!/bin/busybox sh\na\nb", 1],
  ["that it stops at failures", { dialect: "dash", errexit: true }, "#!/bin/dash -e\na\nb", 1],
  [
    "what is set",
    {
      variables: [
        { name: "A", holds: "nothing" },
        { name: "B", holds: "anything" },
        { name: "C", holds: "number" },
        { name: "D", holds: "word" },
        { name: "E", holds: "anything" },
      ],
    },
    "#!/bin/sh\nread -r B E\nexport B E\nexport A=''\nexport C=1\nexport D=x\na\nb",
    6,
  ],
  ["no second #!", { text: "#!/bin/bash\na" }, "#!/bin/sh\n# /bin/bash\na", 1],
  [
    "first what it says of the whole script",
    {
      variables: [{ name: "A", holds: "word" }],
      text: "#!/bin/sh\n\n# shellcheck disable=SC2086\na\n# shellcheck disable=SC1000",
    },
    "#!/bin/sh\n# shellcheck disable=SC2086\nexport A=x\n# /bin/sh\n\n# shellcheck disable=SC2086\na\n# shellcheck disable=SC1000",
    3,
  ],
] satisfies [string, Partial<CheckedScript>, string, number][])("is told %s", (_, own, text, linesBefore) => {
  expect(scriptFile({ ...plain, ...own })).toEqual({ text, linesBefore });
});
