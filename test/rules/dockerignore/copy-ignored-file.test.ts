import rule from "../../../rules/dockerignore/copy-ignored-file.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

const ignoring = (text: string) => ({ files: { ".dockerignore": text } });
const built = (text: string) => ({ files: { ".dockerignore": text, "dist/app.js": "x", "a/out/b/c": "x" } });

testRule(rule, {
  good: [
    "FROM scratch\nCOPY src /",
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist") },
    { code: "FROM scratch\nCOPY dist /dist", ...ignoring("*\n!dist/app") },
    { code: "FROM scratch\nCOPY *.js /dist/", ...ignoring("*.js\n!app.js") },
    { code: "FROM scratch\nCOPY docs /docs", ...ignoring("*\n!**/*.md") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("node_modules\n*.md\ndocs/*") },
    { code: "FROM scratch\nCOPY . /", ...ignoring("*\n!src") },
    { code: "FROM scratch\nCOPY a/b /", ...ignoring(tooManyPatterns), unknown: true },
    { code: "FROM alpine:3.20 AS b\nFROM scratch\nCOPY --from=b /src /", ...ignoring("src") },
    { code: "FROM scratch\nCOPY <<src /x\na\nsrc\nADD https://example.com/src /", ...ignoring("src\nhttps*") },
    ...["dist/*\n!dist/app.js", "dist/**\n!**/*.js", "dist/*.js", "dist/app.js", "**/out/**"].map((text) => ({
      title: `something may be left: ${text}`,
      code: "FROM scratch\nCOPY dist /\nCOPY dist/* /x/",
      ...built(text),
    })),
    { title: "a file", code: "FROM scratch\nCOPY .dockerignore /", ...built(".dockerignore/**") },
    { title: "a wildcard in the middle", code: "FROM scratch\nCOPY */out /", ...built("**/out/**") },
    {
      code: "FROM alpine:3.22\nRUN --mount=type=bind,source=.git,target=/g true\nRUN --mount=from=b,source=src,target=/g --mount=type=cache,source=src,target=/c true",
      ...ignoring("src"),
    },
  ],
  bad: [
    {
      title: "all of a directory",
      code: "FROM scratch\nCOPY «dist» /srv/\nCOPY «dist/*» /srv/\nCOPY «dist/*.js» /srv/",
      ...built("‹dist/**›"),
      message: "emptied",
      says: [
        "Everything in dist is excluded from the build context by the pattern dist/** in .dockerignore",
        "Everything in dist/* is excluded from the build context by the pattern dist/** in .dockerignore",
        "Everything in dist/*.js is excluded from the build context by the pattern dist/** in .dockerignore",
      ],
      related: "The pattern",
    },
    ...["‹dist/*›", "!dist/app.js\n‹**/dist/**›", "dist/app.js\n‹dist/*›\n!distant/x"].map((text) => ({
      title: `all of a directory: ${text}`,
      code: "FROM scratch\nCOPY «dist» /srv/",
      ...built(text),
      message: "emptied",
      related: "The pattern",
    })),
    {
      title: "a wildcard in a directory that is left out",
      code: "FROM scratch\nCOPY «dist/*.js» /srv/",
      ...built("‹dist›"),
      message: "ignored",
      related: "The pattern",
    },
    {
      title: "what a RUN mounts",
      code: "FROM alpine:3.22\nRUN --mount=type=bind,source=«.git»,target=/app/.git ls\nRUN --mount=src=«.git»,dst=/g ls",
      ...ignoring("‹.git/›"),
      message: "ignored",
      related: "The pattern",
    },
    ...["‹*›\n!src-extra", "‹*›\n!docs/*.md", "!src/main.go\n‹src›", "‹src›\nsrc/vendor"].map((text) => ({
      title: `nothing of it is let in: ${text}`,
      code: "FROM scratch\nCOPY «src» /",
      ...ignoring(text),
      message: "ignored",
      related: "The pattern",
    })),
    ...["‹*›\n**", "‹**/*›"].map((text) => ({
      title: `everything is left out: ${text}`,
      code: "FROM scratch\nCOPY «.» /",
      ...ignoring(text),
      message: "nothing",
      related: "The pattern",
    })),
    {
      code: "FROM scratch\nCOPY «src» /",
      ...ignoring("‹*›\n!dist"),
      message: "ignored",
      says: "src is excluded from the build context by the pattern * in .dockerignore",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nARG D=src\nADD a «./$D/main.go» /x/",
      ...ignoring("‹src›"),
      message: "ignored",
      related: "The pattern",
    },
    {
      code: 'FROM scratch\nCOPY ["«/node_modules/»", "/x"]',
      ...ignoring("‹**/node_modules›"),
      message: "ignored",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nCOPY «.» /",
      ...ignoring("‹**›"),
      message: "nothing",
      says: ".dockerignore excludes everything from the build context",
      related: "The pattern",
    },
    {
      code: "FROM scratch\nCOPY «src» /",
      files: {
        "compose.yaml": "services:\n  a:\n    build:\n      context: app\n      dockerfile: ../Dockerfile\n",
        "app/.dockerignore": "‹src›",
        ".dockerignore": "",
      },
      message: "ignored",
      related: "The pattern",
    },
  ],
});
