import { expect, test } from "vitest";
import { verdictsOf } from "./verdicts.ts";

test.each<readonly [string, readonly string[]]>([
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]', []],
  ["FROM debian:12\nUSER 1000", ["1:6-1:15 info require-healthcheck: The image is a service but has no HEALTHCHECK"]],
  [
    'FROM debian:12\nHEALTHCHECK CMD ["a"]',
    ["1:6-1:15 error require-user: The image runs as root, the user of debian:12: set USER"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN apt install -y a=1',
    ["4:5-4:8 info no-apt: apt has no stable command-line interface: use apt-get in scripts"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD https://example.com/a /x',
    ["4:1-4:4 warning copy-over-add: https://example.com/a is not a URL or an archive: use COPY"],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nADD a.tar /x', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nCMD a',
    [
      "4:1-4:4 warning prefer-exec-form: CMD runs the program in a shell, which may not forward signals: use the exec form",
    ],
  ],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN zypper -n in a=1 && zypper clean', []],
  ['FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN microdnf install -y a-1 && microdnf clean all', []],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN a\nRUN b',
    ["5:1-5:4 info merge-consecutive-runs: This RUN follows another one: join them into one layer"],
  ],
  [
    'FROM debian:12\nUSER 1000\nHEALTHCHECK CMD ["a"]\nRUN pip install a==1',
    ["4:5-4:8 info pip-no-cache: pip leaves its cache in this layer"],
  ],
])("%s", async (text, verdicts) => {
  expect(await verdictsOf("kics", text)).toEqual(verdicts);
});
