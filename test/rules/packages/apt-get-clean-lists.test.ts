import rule from "../../../rules/packages/apt-get-clean-lists.ts";
import type { BadCase } from "../../../src/testing/index.ts";
import { testRule } from "../../rule-tester.ts";

const heredoc = "FROM debian:12\nRUN <<EOF\n«apt-get update»\napt-get install -y curl\nEOF\n";

/** Lists that stay. */
const lists: readonly (string | BadCase)[] = [
  {
    title: "written behind the choice, and in one of its arms behind the removal",
    code: 'FROM debian:12\nRUN if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else rm -rf /var/lib/apt/lists/*; fi && «apt-get update»',
    fixed:
      'FROM debian:12\nRUN if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else rm -rf /var/lib/apt/lists/*; fi && apt-get update && rm -rf /var/lib/apt/lists/*',
  },
  {
    title: "an arm of a choice, or what is beside it, may keep them",
    code: 'FROM debian:12\nRUN «apt-get update» && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else [ "$B" ] || rm -rf /var/lib/apt/lists/*; fi',
    fixed:
      'FROM debian:12\nRUN apt-get update && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else [ "$B" ] || rm -rf /var/lib/apt/lists/*; fi && rm -rf /var/lib/apt/lists/*',
  },
  {
    title: "an arm of a choice, or what is beside it, may keep them",
    code: 'FROM debian:12\nRUN «apt-get update» && case "$A" in b) rm -rf /var/lib/apt/lists/* ;; c) rm -rf /var/lib/apt/lists/* ;; esac',
    fixed:
      'FROM debian:12\nRUN apt-get update && case "$A" in b) rm -rf /var/lib/apt/lists/* ;; c) rm -rf /var/lib/apt/lists/* ;; esac && rm -rf /var/lib/apt/lists/*',
  },
  {
    title: "an arm of a choice, or what is beside it, may keep them",
    code: 'FROM debian:12\nRUN «apt-get update» && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; elif [ "$B" ]; then rm -rf /var/lib/apt/lists/*; fi',
    fixed:
      'FROM debian:12\nRUN apt-get update && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; elif [ "$B" ]; then rm -rf /var/lib/apt/lists/*; fi && rm -rf /var/lib/apt/lists/*',
  },
  {
    title: "an arm of a choice, or what is beside it, may keep them",
    code: 'FROM debian:12\nRUN «apt-get update» && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else true; fi',
    fixed:
      'FROM debian:12\nRUN apt-get update && if [ "$A" ]; then rm -rf /var/lib/apt/lists/*; else true; fi && rm -rf /var/lib/apt/lists/*',
  },
  {
    title: "only the archives are mounted",
    code: "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt «apt-get update» && apt-get install -y git",
    fixed:
      "FROM debian:12\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "a secret is no cache",
    code: "FROM debian:12\nRUN --mount=type=secret,target=/var/lib/apt «apt-get update»",
    fixed: "FROM debian:12\nRUN --mount=type=secret,target=/var/lib/apt apt-get update && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y jq && apt-get clean",
    fixed:
      "FROM debian:12\nRUN apt-get update && apt-get install -y jq && apt-get clean && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN rm -rf /var/lib/apt/lists/* && «apt-get update»",
    fixed: "FROM debian:12\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: 'FROM debian:12\nRUN «apt-get update» && ([ -n "$KEEP" ] || rm -rf /var/lib/apt/lists/*)',
    fixed:
      'FROM debian:12\nRUN apt-get update && ([ -n "$KEEP" ] || rm -rf /var/lib/apt/lists/*) && rm -rf /var/lib/apt/lists/*',
  },
  {
    code: "FROM debian:12\nRUN «apt-get update» && rm -rf /var/cache/apt/archives/*",
    fixed: "FROM debian:12\nRUN apt-get update && rm -rf /var/cache/apt/archives/* && rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "braces are none of sh's patterns",
    code: "FROM debian:12\nRUN «apt-get update» && rm -rf /var/lib/apt/lists/{apt,dpkg}",
    fixed: "FROM debian:12\nRUN apt-get update && rm -rf /var/lib/apt/lists/{apt,dpkg} && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN apt-get update && rm -rf /var/lib/apt/lists/* && «apt-get update»",
    fixed:
      "FROM debian:12\nRUN apt-get update && rm -rf /var/lib/apt/lists/* && apt-get update && rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "once for a RUN",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y a && apt-get update",
    fixed:
      "FROM debian:12\nRUN apt-get update && apt-get install -y a && apt-get update && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN «apt-get update» && find / -name '*.pyc' -delete && ls /tmp | xargs rm",
    fixed:
      "FROM debian:12\nRUN apt-get update && find / -name '*.pyc' -delete && ls /tmp | xargs rm && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN find /var/lib/apt/lists -name x -delete && «apt-get update» && find /var/lib/apt/lists -name x",
    fixed:
      "FROM debian:12\nRUN find /var/lib/apt/lists -name x -delete && apt-get update && find /var/lib/apt/lists -name x && rm -rf /var/lib/apt/lists/*",
  },
  {
    code: "FROM debian:12\nRUN «apt update»\n",
    says: "apt update leaves its package lists in this layer",
    fixed: "FROM debian:12\nRUN apt update && rm -rf /var/lib/apt/lists/*\n",
  },
  {
    code: "FROM debian:12\nRUN «aptitude update»\n",
    fixed: "FROM debian:12\nRUN aptitude update && rm -rf /var/lib/apt/lists/*\n",
  },
  {
    code: "FROM debian:12\nRUN DEBIAN_FRONTEND=noninteractive «apt-get -qq update»",
    fixed: "FROM debian:12\nRUN DEBIAN_FRONTEND=noninteractive apt-get -qq update && rm -rf /var/lib/apt/lists/*",
  },
  'FROM debian:12\nRUN ["«apt-get", "update»"]',
  {
    code: "FROM debian:12\nONBUILD RUN «apt-get update»",
    fixed: "FROM debian:12\nONBUILD RUN apt-get update && rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "sudo for both",
    code: "FROM debian:12\nUSER app\nRUN sudo «apt-get update» && sudo apt-get install -y jq",
    fixed:
      "FROM debian:12\nUSER app\nRUN sudo apt-get update && sudo apt-get install -y jq && sudo rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "in the RUN's own style",
    code: "FROM debian:12\nRUN «apt-get update» \\\n  && apt-get install -y \\\n    curl \\\n    jq\n",
    fixed:
      "FROM debian:12\nRUN apt-get update \\\n  && apt-get install -y \\\n    curl \\\n    jq \\\n  && rm -rf /var/lib/apt/lists/*\n",
  },
  {
    title: "with Windows line ends",
    code: "FROM debian:12\r\nRUN «apt-get update» && \\\r\n    apt-get install -y curl\r\n",
    fixed:
      "FROM debian:12\r\nRUN apt-get update && \\\r\n    apt-get install -y curl && \\\r\n    rm -rf /var/lib/apt/lists/*\r\n",
  },
  {
    title: "heredoc",
    code: heredoc,
    fixed: "FROM debian:12\nRUN <<EOF\napt-get update\napt-get install -y curl && rm -rf /var/lib/apt/lists/*\nEOF\n",
  },
  {
    title: "heredoc that stops at failures",
    code: heredoc.replace("<<EOF\n", "<<EOF\nset -e\n"),
    fixed:
      "FROM debian:12\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n",
  },
  {
    title: "a later install needs them",
    code: "FROM debian:12\nRUN «apt-get update»\n‹RUN› apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
    related: "Too late: deleting in a later layer frees no space",
    fixed: null,
  },
  {
    title: "an install of a child stage needs them",
    code: "FROM debian:12 AS base\nRUN «apt-get update» && apt-get install -y a\nFROM base\nRUN apt-get install -y b",
    fixed: null,
  },
  {
    title: "a later install that updates does not",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y a\nRUN «apt-get update» && apt-get install -y b",
    fixed:
      "FROM debian:12\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "no place after exec",
    code: "FROM debian:12\nRUN «apt-get update» && exec true",
    fixed: null,
  },
  {
    title: "builders too when asked for",
    code: "FROM debian:12 AS b\nRUN «apt-get update»\nFROM scratch\nCOPY --from=b /a /a",
    options: { stages: "all" },
    fixed: "FROM debian:12 AS b\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nFROM scratch\nCOPY --from=b /a /a",
  },
  {
    title: "the target decides what ships",
    code: "FROM debian:12 AS b\nRUN «apt-get update»\nFROM scratch\nCOPY --from=b /a /a",
    target: "b",
    fixed: "FROM debian:12 AS b\nRUN apt-get update && rm -rf /var/lib/apt/lists/*\nFROM scratch\nCOPY --from=b /a /a",
  },
  {
    title: "a script may need them",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\nRUN ./setup.sh",
    fixedUnsafe:
      "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN ./setup.sh",
    offers: "Append rm -rf /var/lib/apt/lists/*, unless ./setup.sh needs the package lists",
  },
  {
    title: "so may what a Makefile does",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y make\nCOPY Makefile .\nRUN make deps",
    fixedUnsafe:
      "FROM debian:12\nRUN apt-get update && apt-get install -y make && rm -rf /var/lib/apt/lists/*\nCOPY Makefile .\nRUN make deps",
    offers: "Append rm -rf /var/lib/apt/lists/*, unless make needs the package lists",
  },
  {
    title: "and a program that is not known",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\nRUN pkgadd tree",
    fixedUnsafe:
      "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN pkgadd tree",
    offers: "Append rm -rf /var/lib/apt/lists/*, unless pkgadd needs the package lists",
  },
  {
    title: "a container that installs needs them",
    code: "FROM debian:12\nRUN «apt-get update» && apt-get install -y curl\nCMD apt-get install -y tree && tree /",
  },
  {
    title: "doas is not appended",
    code: "FROM debian:12\nUSER app\nRUN doas «apt-get update» && doas apt-get install -y curl",
  },
  {
    title: "nor is gosu",
    code: "FROM debian:12\nUSER app\nRUN gosu root «apt-get update» && gosu root apt-get install -y curl",
  },
  {
    title: "sudo's shell",
    code: "FROM debian:12\nUSER app\nRUN sudo su -c '«apt-get update» && apt-get install -y curl'",
    fixed:
      "FROM debian:12\nUSER app\nRUN sudo su -c 'apt-get update && apt-get install -y curl' && sudo rm -rf /var/lib/apt/lists/*",
  },
  {
    title: "sudo for somebody who is not root",
    code: "FROM debian:12\nRUN sudo -u app «apt-get update»",
  },
];

testRule(rule, {
  good: [
    // What deletes packages is gone, but a mount or a command keeps them out.
    "FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/cache/apt --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y jq",
    "FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get install -y jq && apt-get clean",
    "FROM debian:12\nRUN apt-get install -y jq && rm -f /etc/apt/apt.conf.d/docker-clean",
    "FROM debian:12 AS a\nRUN rm -f /etc/apt/apt.conf.d/docker-clean\nFROM debian:12\nRUN apt-get install -y jq",
    {
      code: "FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get install -y jq && ./cleanup.sh",
      unknown: true,
    },
    // Every arm of a choice takes them away.
    {
      code: "FROM debian:12\nRUN apt-get update && apt-install-and-clear -y doxygen",
      unknown: "it is not known what a later command of this RUN removes",
    },
    "FROM debian:12\nRUN apt-get update && if grep -q bookworm /etc/os-release; then rm -rf /var/lib/apt/lists/*; else apt-get dist-clean; fi",
    'FROM debian:12\nRUN apt-get update && if [ "$A" ]; then apt-get dist-clean; elif [ "$B" ]; then rm -rf /var/lib/apt/lists; else rm -rf /var/lib/apt/lists/*; fi',
    'FROM debian:12\nRUN apt-get update; case "$A" in b) rm -rf /var/lib/apt/lists/* ;; *) apt-get install -y jq && rm -rf /var/lib/apt/lists/* ;; esac',
    // What removes the lists.
    "FROM debian:12\nRUN apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/lists/*",
    "FROM debian:12\nRUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y jq && rm -rf /var/lib/apt/lists/*",
    "FROM debian:12\nRUN apt-get update; apt-get install -y jq; rm -r /var/lib/apt/lists",
    "FROM debian:12\nRUN apt-get update && rm -fr /var/lib/apt/lists/",
    "FROM debian:12\nRUN apt-get update && rm -rf /var/lib/apt/lists* /tmp/*",
    "FROM debian:12\nRUN apt-get update && rm -rf /var/cache/* /var/lib/apt/*",
    "FROM debian:12\nRUN apt-get update && cd /var/lib/apt && rm -rf lists/*",
    "FROM debian:12\nRUN apt-get update && find /var/lib/apt/lists -type f -delete",
    "FROM debian:12\nRUN apt-get update && find /var/lib/apt/lists -type f | xargs rm -f",
    "FROM debian:12\nRUN apt-get update && apt-get distclean",
    'FROM debian:12\nRUN ["/bin/sh", "-c", "apt-get update && rm -rf /var/lib/apt/lists/*"]',
    'FROM debian:12\nRUN bash -c "apt-get update && rm -rf /var/lib/apt/lists/*"',
    "FROM debian:12\nRUN if true; then apt-get update && apt-get install -y jq && rm -rf /var/lib/apt/lists/*; fi",
    "FROM debian:12\nRUN <<EOF\napt-get update\napt-get install -y jq\nrm -rf /var/lib/apt/lists/*\nEOF",
    "FROM debian:12\nONBUILD RUN apt-get update && rm -rf /var/lib/apt/lists/*",
    // Mounts over the lists.
    "FROM debian:12\nRUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y jq",
    "FROM debian:12\nARG DIR=/var/lib/apt\nRUN --mount=type=cache,target=$DIR apt-get update",
    // Nothing of apt's is written.
    "FROM debian:12\nRUN apt-get install -y jq",
    "FROM debian:12\nRUN echo apt-get update",
    "FROM debian:12\nRUN chroot /rootfs apt-get update",
    "FROM debian:12\nRUN apt-get -o Dir::State::Lists=/tmp/lists update",
    // What nobody can tell.
    { code: "FROM debian:12\nARG JUNK\nRUN apt-get update && rm -rf $JUNK", unknown: true },
    { code: "FROM debian:12\nRUN apt-get update && /usr/local/bin/cleanup.sh", unknown: true },
    { code: "FROM debian:12\nRUN apt-get update && find /var/lib/apt/lists -name '*_*' -delete", unknown: true },
    {
      code: "FROM debian:12\nRUN apt-get update && find /var/lib/apt/lists/ ! -name lock -exec rm {} +",
      unknown: true,
    },
    { code: "FROM debian:12\nRUN apt-get update && ls -d /var/lib/apt/lists/* | xargs rm -rf", unknown: true },
    { code: "FROM debian:12\nRUN c() { rm -rf /var/lib/apt/lists/*; }; apt-get update; c", unknown: true },
    { code: "FROM debian:12\nRUN trap 'rm -rf /var/lib/apt/lists/*' EXIT; apt-get update", unknown: true },
    { code: "FROM debian:12\nARG DIR\nRUN --mount=type=cache,target=$DIR apt-get update", unknown: true },
  ],
  bad: [
    ...lists.map((one) => ({ message: "left", ...(typeof one === "string" ? { code: one } : one) })),
    {
      title: "packages that nothing deletes any more",
      code: "FROM debian:12\nRUN rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && «apt-get install» -y jq && rm -rf /var/lib/apt/lists/*",
      message: "archives",
      says: "apt-get install leaves its downloaded packages in this layer: /etc/apt/apt.conf.d/docker-clean, which deletes them, is removed",
    },
    {
      title: "in a RUN after it",
      code: "FROM debian:12\nRUN rm /etc/apt/apt.conf.d/docker-clean\nRUN --mount=type=cache,target=/var/lib/apt «apt-get install» -y jq",
      message: "archives",
    },
  ],
});
